// Plays sealed screen parts through Media Source Extensions, in any order that seeking asks for.
import { decodeTime, timescale } from './mp4.ts';
import { ScreenTrack, type PartLine } from './recording.ts';

const CODEC = 'video/mp4; codecs="vp09.00.31.08"';
/** Seconds that are loaded ahead of what is shown, and kept behind it. */
const AHEAD = 60;
const KEPT = 120;

/** Gives the opened bytes of one part. */
export type OpenPart = (line: PartLine) => Promise<Uint8Array<ArrayBuffer>>;

export class ScreenPlayer {
  private readonly source = new MediaSource();
  private readonly appended = new Set<number>();
  private buffer: SourceBuffer | null = null;
  private segment = -1;
  private ticks = 1;
  private loading = false;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly track: ScreenTrack,
    private readonly open: OpenPart,
    private readonly failed: (error: unknown) => void,
  ) {
    video.src = URL.createObjectURL(this.source);
    this.source.addEventListener('sourceopen', () => this.begin(), { once: true });
    video.addEventListener('seeking', () => void this.load());
    video.addEventListener('timeupdate', () => void this.load());
  }

  private begin(): void {
    URL.revokeObjectURL(this.video.src);
    this.buffer = this.source.addSourceBuffer(CODEC);
    this.source.duration = this.track.duration;
    void this.load();
  }

  /** Appends what is wanted next until enough is there; one at a time, always looking anew at what is wanted. */
  private async load(): Promise<void> {
    if (this.loading || !this.buffer) return;
    this.loading = true;
    try {
      for (let next = this.wanted(); next !== null; next = this.wanted()) await this.append(next);
    } catch (error) {
      this.failed(error);
    } finally {
      this.loading = false;
    }
  }

  private wanted(): number | null {
    const now = this.video.currentTime;
    const last = this.track.indexAt(now + AHEAD);
    const shown = this.track.indexAt(now);
    for (let index = shown; index <= last; index++) {
      if (index < 0 || this.appended.has(index)) continue;
      // Decoding starts at a key frame: what lies between it and the wanted part comes first.
      for (let before = this.track.keyIndex(index); before < index; before++) {
        if (!this.appended.has(before)) return before;
      }
      return index;
    }
    return null;
  }

  private async append(index: number): Promise<void> {
    const fragment = this.track.fragments[index]!;
    const buffer = this.buffer!;
    if (fragment.line.segment !== this.segment) {
      const line = this.track.initialisation(fragment.line.segment)!;
      const initialisation = await this.open(line);
      this.ticks = timescale(initialisation);
      await this.give(buffer, initialisation);
      this.segment = fragment.line.segment;
    }
    const data = await this.open(fragment.line);
    buffer.timestampOffset = fragment.start - decodeTime(data) / this.ticks;
    try {
      await this.give(buffer, data);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      await this.forgetFar(buffer);
      await this.give(buffer, data);
    }
    this.appended.add(index);
  }

  private give(buffer: SourceBuffer, data: Uint8Array<ArrayBuffer>): Promise<void> {
    const done = settled(buffer);
    buffer.appendBuffer(data);
    return done;
  }

  /** Makes room: what is far from the shown moment goes and is loaded again when it is wanted. */
  private async forgetFar(buffer: SourceBuffer): Promise<void> {
    const from = Math.max(0, this.video.currentTime - KEPT);
    const to = this.video.currentTime + AHEAD;
    for (const [start, end] of [[0, from], [to, this.track.duration]] as const) {
      if (end <= start) continue;
      const done = settled(buffer);
      buffer.remove(start, end);
      await done;
      this.track.fragments.forEach((fragment, index) => {
        if (fragment.end > start && fragment.start < end) this.appended.delete(index);
      });
    }
  }
}

function settled(buffer: SourceBuffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    buffer.addEventListener('updateend', () => { stop.abort(); resolve(); }, { signal: stop.signal });
    buffer.addEventListener('error', () => { stop.abort(); reject(new Error('The browser could not read a part of the picture.')); }, { signal: stop.signal });
  });
}
