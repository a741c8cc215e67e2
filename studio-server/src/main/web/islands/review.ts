// The review page: opens the sealed recording in this browser, plays it, shows what was captured, notes cuts.
import { clock, part, post, Refusal, refusalOf, setting } from './page.ts';
import { ScreenPlayer } from './player.ts';
import { fileName, joined, readEvents, readPartLog, ScreenTrack, type Cut, type EventLine, type PartLine } from './recording.ts';
import { fromBase64, gunzip, makePageKey, PartOpener } from './sealed.ts';
import { describe, tally } from './what-happened.ts';

const video = part<HTMLVideoElement>('video');
const progress = part('progress');
const trouble = part('trouble');
const playButton = part<HTMLButtonElement>('play');
const position = part<HTMLInputElement>('position');
const times = part('times');
const timeline = part('timeline');
const nearby = part('nearby');
const cutList = part('cuts');
const cutField = part<HTMLInputElement>('cuts-field');
const cutFrom = part<HTMLButtonElement>('cut-from');
const cutTo = part<HTMLButtonElement>('cut-to');

/** How far back “around this moment” reaches, and how little ahead, in nanoseconds. */
const NEARBY = 8e9;
const SOON = 3e8;

let track: ScreenTrack;
let events: EventLine[] = [];
let cuts: Cut[] = [];
let cutStart: number | null = null;

begin().catch(showTrouble);

async function begin(): Promise<void> {
  const key = await makePageKey();
  const { sealed } = await post<{ sealed: string }>(`/sessions/${setting('session')}/review-key`, { recipient: key.recipient });
  const opener = new PartOpener(await key.open(fromBase64(sealed)));
  const lines = readPartLog(new TextDecoder().decode(await fetched('parts.jsonl')));
  const open = async (line: PartLine) => opener.open(await fetched(fileName(line)), line.sha256);

  track = new ScreenTrack(lines);
  position.max = String(track.duration);
  document.documentElement.dataset['parts'] = String(lines.length);
  if (track.fragments.length === 0) {
    progress.textContent = 'No picture was recorded in this session.';
    part('stage').hidden = true;
    part('cutting').hidden = true;
  } else {
    new ScreenPlayer(video, track, open, showTrouble);
  }
  await readAllEvents(lines.filter((line) => line.kind === 'events'), open);
}

async function fetched(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/sessions/${setting('session')}/parts/${name}`, { credentials: 'same-origin', redirect: 'error' });
  if (!response.ok) throw await refusalOf(response);
  return new Uint8Array(await response.arrayBuffer());
}

async function readAllEvents(lines: PartLine[], open: (line: PartLine) => Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
  const all: EventLine[] = [];
  for (const [index, line] of lines.entries()) {
    all.push(...readEvents(await gunzip(await open(line))));
    progress.textContent = `Opening in your browser: ${index + 1} of ${lines.length} parts`;
  }
  events = all.sort((one, other) => one.t - other.t);
  document.documentElement.dataset['events'] = String(events.length);
  progress.textContent = 'Opened in your browser. The key never leaves this page.';
  showTally();
  showTimeline();
  showNearby();
}

function showTrouble(error: unknown): void {
  trouble.hidden = false;
  part('trouble-text').textContent =
    error instanceof Refusal ? error.message : error instanceof Error ? error.message : 'The recording could not be opened.';
  progress.textContent = '';
}

// ---- what was captured

function showTally(): void {
  const counted = tally(events);
  part('tally').replaceChildren(...counted.map(({ what, count, masked }) => {
    const row = document.createElement('li');
    const number = document.createElement('strong');
    number.textContent = String(count);
    row.append(number, ` ${what}`);
    if (masked && count > 0) row.dataset['masked'] = '';
    return row;
  }));
}

function showTimeline(): void {
  const duration = track.duration || 1;
  timeline.replaceChildren();
  for (const event of events) {
    if (!['mark', 'pause', 'redacted', 'secret', 'navigation'].includes(event.type)) continue;
    const tick = document.createElement('button');
    tick.type = 'button';
    tick.dataset['kind'] = event.type === 'secret' ? 'redacted' : event.type;
    tick.style.left = `${Math.min(100, (track.shownAt(event.t) / duration) * 100)}%`;
    const words = `${clock(track.shownAt(event.t))} ${describe(event)}`;
    tick.title = words;
    tick.setAttribute('aria-label', words);
    tick.addEventListener('click', () => (video.currentTime = track.shownAt(event.t)));
    timeline.append(tick);
  }
  for (const cut of cuts) {
    const band = document.createElement('span');
    band.className = 'band';
    const from = track.shownAt(cut.from);
    band.style.left = `${(from / duration) * 100}%`;
    band.style.width = `${((track.shownAt(cut.to) - from) / duration) * 100}%`;
    timeline.append(band);
  }
}

/** What was captured in the seconds before what is shown. */
function showNearby(): void {
  if (!track) return;
  const now = track.recordedAt(video.currentTime);
  const close = events.filter((event) => event.t > now - NEARBY && event.t <= now + SOON && describe(event) !== '').slice(-10);
  nearby.replaceChildren(...close.map((event) => {
    const item = document.createElement('li');
    const at = document.createElement('span');
    at.className = 'at';
    at.textContent = clock(track.shownAt(event.t));
    item.append(at, ' ', describe(event));
    item.dataset['kind'] = event.type;
    return item;
  }));
  part('nearby-none').hidden = close.length > 0;
}

// ---- playing

playButton.addEventListener('click', () => (video.paused ? void video.play() : video.pause()));
video.addEventListener('play', () => (playButton.textContent = 'Pause'));
video.addEventListener('pause', () => (playButton.textContent = 'Play'));
video.addEventListener('loadeddata', () => (document.documentElement.dataset['playable'] = 'true'));
position.addEventListener('input', () => (video.currentTime = Number(position.value)));
video.addEventListener('timeupdate', () => {
  position.value = String(video.currentTime);
  times.textContent = `${clock(video.currentTime)} of ${clock(track.duration)}`;
  position.setAttribute('aria-valuetext', times.textContent);
  showNearby();
});
video.addEventListener('loadedmetadata', () => (times.textContent = `0:00 of ${clock(track.duration)}`));
video.addEventListener('error', () => showTrouble(new Error('This browser cannot play the picture (VP9 video). You can still submit or discard.')));

// ---- cutting

cutFrom.addEventListener('click', () => {
  cutStart = track.recordedAt(video.currentTime);
  cutTo.disabled = false;
  part('cut-hint').textContent = `From ${clock(video.currentTime)}. Now go to where it should end and press “to here”.`;
});

cutTo.addEventListener('click', () => {
  if (cutStart === null) return;
  const here = track.recordedAt(video.currentTime);
  const cut = { from: Math.min(cutStart, here), to: Math.max(cutStart, here) + 1 };
  cutStart = null;
  cutTo.disabled = true;
  cuts = joined([...cuts, track.rounded(cut)]);
  showCuts();
});

function showCuts(): void {
  cutField.value = cuts.length === 0 ? '' : JSON.stringify(cuts);
  part('cut-hint').textContent =
    cuts.length === 0 ? 'Nothing is cut.' : 'Cuts are rounded outward to the nearest whole pieces. They happen when you submit and cannot be undone.';
  cutList.replaceChildren(...cuts.map((cut, index) => {
    const item = document.createElement('li');
    const words = document.createElement('span');
    words.textContent = `${clock(track.shownAt(cut.from))} to ${clock(track.shownAt(cut.to))} is removed`;
    const undo = document.createElement('button');
    undo.type = 'button';
    undo.className = 'quiet';
    undo.textContent = 'Keep it after all';
    undo.addEventListener('click', () => {
      cuts = cuts.filter((_, other) => other !== index);
      showCuts();
    });
    item.append(words, undo);
    return item;
  }));
  showTimeline();
}
