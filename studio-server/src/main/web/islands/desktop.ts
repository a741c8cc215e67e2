// The session page: the live desktop, the recording light, and what the volunteer may do.
import RFB from '@novnc/novnc';
import { HostStream, type CheckResult, type HostMessage, type HostState, type PageMessage } from './channel.ts';
import { clock, part, parts, post, Refusal, setting } from './page.ts';
import { firstFrame } from './first-frame.ts';
import { takeTyping } from './typing.ts';

const RETRY_MILLISECONDS = [300, 700, 1500, 3000, 5000];

const light = part('light');
const lightText = part('light-text');
const time = part('time');
const cover = part('cover');
const coverTitle = part('cover-title');
const coverText = part('cover-text');
const coverButton = part<HTMLButtonElement>('cover-button');
const screen = part('screen');
const pauseButton = part<HTMLButtonElement>('pause');
const deleteMenu = part<HTMLDetailsElement>('delete');
const troubleButton = part<HTMLButtonElement>('trouble');
const stopButton = part<HTMLButtonElement>('stop');
const finishButton = part<HTMLButtonElement>('finish');
const notice = part('notice');
const troubleDialog = part<HTMLDialogElement>('trouble-dialog');
const stopDialog = part<HTMLDialogElement>('stop-dialog');
const verdictDialog = part<HTMLDialogElement>('verdict-dialog');
const steps = parts<HTMLInputElement>('step');

let stream: HostStream | null = null;
let desktop: RFB | null = null;
let latest: HostState | null = null;
let latestAt = 0;
let attempt = 0;
let retry: ReturnType<typeof setTimeout> | undefined;
let leaving = false;
let refusal: string | null = null;

void connect();

// ---- connection

async function connect(): Promise<void> {
  clearTimeout(retry);
  try {
    const { ticket, stream: address } = await post<{ ticket: string; stream: string }>(`/sessions/${setting('session')}/ticket`, {});
    const opened = new HostStream(new WebSocket(address), ticket);
    stream = opened;
    opened.onmessage = (message) => {
      if (stream === opened) received(message);
    };
    opened.onclose = () => {
      if (stream === opened) lost();
    };
  } catch (error) {
    if (error instanceof Refusal && error.next) leave(error.next);
    else if (error instanceof Refusal && error.status < 500) showCover('stopped', 'The desktop cannot be opened', error.message, 'Try again');
    else lost();
  }
}

function lost(): void {
  drop();
  if (leaving) return;
  const why = refusal;
  refusal = null;
  const wait = RETRY_MILLISECONDS[Math.min(attempt++, RETRY_MILLISECONDS.length - 1)]!;
  setLight('lost');
  if (attempt < 4) {
    showCover('lost', 'Connection lost', 'Nothing that you did is lost. Connecting again…', null);
  } else if (why) {
    showCover('lost', 'The desktop cannot be opened just now', `${why} This page keeps trying by itself.`, 'Try now');
  } else {
    showCover('lost', 'The recorder host does not answer', 'Your desktop keeps running there, and nothing is recorded while you are away. This page keeps trying by itself.', 'Try now');
  }
  retry = setTimeout(() => void connect(), wait);
}

/** Forgets this connection, so that nothing of it is heard any more. */
function drop(): void {
  const oldStream = stream;
  const oldDesktop = desktop;
  stream = null;
  desktop = null;
  latest = null;
  // noVNC ends by itself with its channel, and complains when it is ended twice.
  if (!oldStream?.ended) oldDesktop?.disconnect();
  oldStream?.close();
  setControls(false);
}

function leave(address: string): void {
  leaving = true;
  clearTimeout(retry);
  drop();
  location.assign(address);
}

// ---- what the host says

function received(message: HostMessage): void {
  switch (message.type) {
    case 'opened':
    case 'state':
      attempt = 0;
      showState(message);
      break;
    case 'verdict':
      showVerdict(message.outcome, message.checks);
      break;
    case 'deleted':
      tell(`The last ${message.minutes === 1 ? 'minute is' : `${message.minutes} minutes are`} deleted for good.`);
      break;
    case 'closed':
      leave(setting('review'));
      break;
    case 'taken-over':
      drop();
      showCover('stopped', 'This session is open in another tab', 'Your desktop moved there. You can bring it back here at any time.', 'Use it here');
      break;
    case 'problem':
      tell(message.problem);
      break;
    case 'refused':
      // Often it passes: a host that was just restarted looks for its running desktops first.
      refusal = message.problem;
      lost();
      break;
  }
}

function showState(state: HostState): void {
  latest = state;
  latestAt = performance.now();
  document.documentElement.dataset['state'] = state.state;
  if (state.desktop && !desktop) startDesktop();
  if (desktop) desktop.viewOnly = state.state !== 'RECORDING';
  setLight(state.state.toLowerCase());
  setControls(true);
  showTime();
  showMarks(state.marks);
  if (state.state !== 'CHECKING' && verdictDialog.open) verdictDialog.close();

  switch (state.state) {
    case 'PREPARING':
      if (desktop) hideCover();
      else showCover('preparing', 'Your desktop is being prepared', 'A fresh desktop starts and the task’s files are laid out. This takes a few seconds. Nothing is recorded yet.', null);
      break;
    case 'RECORDING':
      hideCover();
      break;
    case 'PAUSED':
      showCover('paused', 'Paused', 'Nothing is recorded and no input reaches the desktop. Take as long as you like.', 'Resume');
      break;
    case 'HELD':
      showCover('held', 'Held for your protection', problemWords(state.problem), 'Try now');
      break;
    case 'CHECKING':
      if (state.problem === null) showCover('checking', 'Looking at what you did…', 'The task’s checks run on your desktop. Nothing is recorded meanwhile.', null);
      else showCover('checking', 'The time for this task is over', problemWords(state.problem), null);
      break;
    case 'BROKEN':
      showCover('stopped', 'This desktop has ended', problemWords(state.problem), 'Go on');
      break;
    case 'CLOSED':
      leave(setting('review'));
      break;
  }
}

function startDesktop(): void {
  if (!stream) return;
  const mine = stream;
  const started = new RFB(screen, mine.desktopChannel(), { shared: true });
  started.scaleViewport = true;
  started.resizeSession = false;
  started.focusOnClick = true;
  started.background = 'transparent';
  started.viewOnly = latest?.state !== 'RECORDING';
  started.addEventListener('connect', () => {
    const canvas = screen.querySelector('canvas');
    canvas?.setAttribute('aria-label', 'The live desktop. Press Control, Alt and full stop together to leave it with the keyboard.');
    if (canvas) takeTyping(started, canvas, () => latest?.clipboard === true, () => tell('That text is too long to paste here: 255 KB is the most. Nothing was pasted. Paste it in smaller pieces.'));
    if (canvas) firstFrame(canvas, () => {
      const milliseconds = Math.round(performance.now());
      performance.mark('greenroom:first-frame');
      if (document.documentElement.dataset['firstFrameMs'] === undefined) {
        document.documentElement.dataset['firstFrameMs'] = String(milliseconds);
      }
      if (latest?.state === 'PREPARING') hideCover();
      if (latest?.state === 'RECORDING' && document.activeElement === document.body) started.focus();
    });
  });
  // Only a desktop whose task allows it says anything here.
  started.addEventListener('clipboard', (event) => {
    const { text } = (event as CustomEvent<{ text: string }>).detail;
    if (latest?.clipboard) navigator.clipboard?.writeText(text).catch(() => tell('Your browser did not let the desktop’s copy into your clipboard.'));
  });
  // noVNC ends by itself only on a protocol error; a fresh connection starts it anew.
  started.addEventListener('disconnect', () => {
    if (desktop === started && stream === mine) lost();
  });
  desktop = started;
}

// ---- what the page shows

const LIGHT_WORDS: Record<string, string> = {
  preparing: 'Preparing, not recording',
  recording: 'Recording',
  paused: 'Paused, not recording',
  held: 'Held, not recording',
  checking: 'Checking, not recording',
  closed: 'Ended',
  broken: 'Ended',
  lost: 'Connecting…',
};

function setLight(state: string): void {
  light.dataset['light'] = state;
  lightText.textContent = LIGHT_WORDS[state] ?? state;
  document.title = `${state === 'recording' ? '● ' : ''}${lightText.textContent} · ${setting('title')}`;
}

function setControls(connected: boolean): void {
  const state = connected ? latest?.state : undefined;
  const working = state === 'RECORDING' || state === 'PAUSED';
  pauseButton.disabled = !working;
  pauseButton.textContent = state === 'PAUSED' ? 'Resume' : 'Pause';
  pauseButton.dataset['does'] = state === 'PAUSED' ? 'resume' : 'pause';
  finishButton.disabled = !working;
  deleteMenu.toggleAttribute('inert', !working);
  deleteMenu.dataset['off'] = String(!working);
  if (!working) deleteMenu.open = false;
  const over = state === 'CHECKING' || state === 'BROKEN' || state === 'CLOSED';
  troubleButton.disabled = !connected || over;
  stopButton.disabled = !connected || over;
  steps.forEach((step) => (step.disabled = !working));
}

function showMarks(marks: readonly string[]): void {
  steps.forEach((step) => (step.checked = marks.includes(step.value)));
}

function showTime(): void {
  if (!latest) return;
  const since = latest.state === 'RECORDING' ? (performance.now() - latestAt) / 1000 : 0;
  time.textContent = clock(latest.activeSeconds + since);
}
setInterval(showTime, 1000);

function showCover(kind: string, title: string, words: string | readonly Node[], button: string | null): void {
  cover.hidden = false;
  cover.dataset['kind'] = kind;
  coverTitle.textContent = title;
  coverText.replaceChildren(...(typeof words === 'string' ? [paragraph(words)] : words));
  coverButton.hidden = button === null;
  coverButton.textContent = button ?? '';
  if (kind === 'paused') coverButton.focus();
  else desktop?.blur();
}

function paragraph(words: string): Node {
  const block = document.createElement('p');
  block.textContent = words;
  return block;
}

/** What the page has to say about a problem: what happened and why, what to do, what it means for pay. */
function problemWords(code: string | null): readonly Node[] {
  const all = parts('problem');
  const unknown = latest?.state === 'BROKEN' ? 'unknown-end' : 'unknown';
  const words = all.find((known) => known.dataset['code'] === code) ?? all.find((known) => known.dataset['code'] === unknown);
  return [...(words?.cloneNode(true).childNodes ?? [])];
}

function hideCover(): void {
  const returnsToDesktop = !cover.hidden && document.activeElement === coverButton;
  cover.hidden = true;
  if (returnsToDesktop) desktop?.focus();
}

let noticeTimer: ReturnType<typeof setTimeout> | undefined;

function tell(words: string): void {
  notice.textContent = words;
  // Shown anew, it comes to lie over a dialog that was opened since.
  if (notice.matches(':popover-open')) notice.hidePopover();
  notice.showPopover();
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => notice.hidePopover(), 8000);
}

function showVerdict(outcome: string, checks: readonly CheckResult[]): void {
  const done = checks.filter((check) => check.outcome === 'passed');
  const missing = checks.filter((check) => check.outcome !== 'passed');
  verdictDialog.dataset['outcome'] = outcome;
  part('verdict-title').textContent =
    outcome === 'passed' ? 'Everything is there. Thank you!' : outcome === 'undecided' ? 'We could not look at everything' : missing.length === 1 ? 'Nearly: one thing is missing' : `Nearly: ${missing.length} things are missing`;
  part('verdict-text').textContent =
    outcome === 'passed'
      ? 'You can finish now, and look at the recording before anything is submitted.'
      : outcome === 'undecided'
        ? 'That is not your fault and does not change your pay. You can finish, or go on working.'
        : 'You can go on and set it right, or finish as it is. Your pay is the same either way.';
  list(part('verdict-done'), done, 'done');
  list(part('verdict-missing'), missing, 'missing');
  part('verdict-missing-block').hidden = missing.length === 0;
  part('verdict-done-block').hidden = done.length === 0;
  const finish = part('verdict-finish');
  const goOn = part('verdict-continue');
  finish.textContent = outcome === 'passed' ? 'Finish' : 'Finish anyway';
  finish.className = outcome === 'failed' ? 'second' : '';
  goOn.className = outcome === 'failed' ? '' : 'second';
  goOn.hidden = mustFinish();
  if (mustFinish()) {
    finish.className = '';
    part('verdict-text').textContent = 'The time for this task is used up, so please finish now. Your pay is the same, whatever is missing.';
  }
  if (!verdictDialog.open) verdictDialog.showModal();
  (outcome === 'failed' && !mustFinish() ? goOn : finish).focus();
}

function list(target: HTMLElement, checks: readonly CheckResult[], kind: string): void {
  target.replaceChildren(
    ...checks.map((check) => {
      const item = document.createElement('li');
      item.dataset['kind'] = check.outcome === 'undecided' ? 'undecided' : kind;
      item.textContent = check.message;
      return item;
    }),
  );
}

/** Whether the task's time is used up: then there is no going on after the checks. */
function mustFinish(): boolean {
  return latest?.state === 'CHECKING' && latest.problem !== null;
}

// ---- what the volunteer does

function say(message: PageMessage): void {
  if (!stream?.tell(message)) tell('There is no connection just now. Please try again in a moment.');
}

pauseButton.addEventListener('click', () => say({ type: pauseButton.dataset['does'] === 'resume' ? 'resume' : 'pause' }));

coverButton.addEventListener('click', () => {
  switch (cover.dataset['kind']) {
    case 'paused':
    case 'held':
      say({ type: 'resume' });
      break;
    default:
      if (latest?.state === 'BROKEN') leave(setting('review'));
      else {
        attempt = 0;
        void connect();
      }
  }
});

steps.forEach((step) => step.addEventListener('change', () => say({ type: 'mark', step: step.value, done: step.checked })));

deleteMenu.addEventListener('click', (event) => {
  const minutes = (event.target as HTMLElement).closest<HTMLElement>('[data-minutes]')?.dataset['minutes'];
  if (minutes === undefined) return;
  deleteMenu.open = false;
  say({ type: 'delete-last', minutes: Number(minutes) });
});
document.addEventListener('click', (event) => {
  if (deleteMenu.open && !deleteMenu.contains(event.target as Node)) deleteMenu.open = false;
});
deleteMenu.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') deleteMenu.open = false;
});

troubleButton.addEventListener('click', () => troubleDialog.showModal());
stopButton.addEventListener('click', () => stopDialog.showModal());
finishButton.addEventListener('click', () => say({ type: 'finish' }));

part('trouble-send').addEventListener('click', () => {
  const note = part<HTMLTextAreaElement>('trouble-note').value.trim();
  troubleDialog.close();
  say(note ? { type: 'stop', reason: 'trouble', note } : { type: 'stop', reason: 'trouble' });
});
part('stop-confirm').addEventListener('click', () => {
  stopDialog.close();
  say({ type: 'stop', reason: 'stopped' });
});
part('verdict-continue').addEventListener('click', () => {
  verdictDialog.close();
  say({ type: 'continue' });
});
part('verdict-finish').addEventListener('click', () => {
  verdictDialog.close();
  say({ type: 'stop', reason: 'finished' });
});
// Escape in the verdict means the kinder of the two answers: go on working, where that is still possible.
verdictDialog.addEventListener('cancel', (event) => {
  if (mustFinish()) event.preventDefault();
  else say({ type: 'continue' });
});
parts('dialog-close').forEach((button) => button.addEventListener('click', () => button.closest('dialog')?.close()));

// The desktop takes every key, Tab too. This chord gives the keyboard back to the page.
window.addEventListener(
  'keydown',
  (event) => {
    if (event.ctrlKey && event.altKey && event.key === '.' && screen.contains(document.activeElement)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      desktop?.blur();
      pauseButton.focus();
    }
  },
  { capture: true },
);

// The instructions can be folded away to give the desktop more room.
function fold(folded: boolean): void {
  document.documentElement.dataset['folded'] = String(folded);
  part(folded ? 'unfold' : 'fold').focus();
}
part('fold').addEventListener('click', () => fold(true));
part('unfold').addEventListener('click', () => fold(false));
