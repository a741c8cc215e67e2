// A recording as the part log tells it (docs/recording-format.md): what is where, without its content.

/** One line of `parts.jsonl`. Times are nanoseconds since the recording's start. */
export interface PartLine {
  readonly seq: number;
  readonly kind: 'screen' | 'events' | 'verdict' | 'note';
  readonly t0: number;
  readonly t1: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly keyframe: boolean;
  readonly segment: number;
  /** Pictures in a screen part; one without any holds a segment's initialisation. */
  readonly frames?: number;
}

/** A screen part with its place on the player's own time line, which has no holes. */
export interface Fragment {
  readonly line: PartLine;
  /** Seconds on the player's time line. */
  readonly start: number;
  readonly end: number;
}

/** A stretch of the recording that somebody wants removed, in nanoseconds. */
export interface Cut {
  readonly from: number;
  readonly to: number;
}

/** A line that says which parts are gone; their own lines stay in the log. */
interface RemovedLine {
  readonly kind: 'removed';
  readonly parts: readonly string[];
}

const PART_KINDS: readonly string[] = ['screen', 'events', 'verdict', 'note'];

/** The parts that are there, in order. */
export function readPartLog(text: string): PartLine[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as PartLine | RemovedLine);
  const removed = new Set(lines.flatMap((line) => (line.kind === 'removed' ? line.parts : [])));
  return lines
    .filter((line): line is PartLine => PART_KINDS.includes(line.kind))
    .filter((line) => !removed.has(partName(line)));
}

/** Number and kind, as `removed` lines name a part. */
function partName(line: PartLine): string {
  return `${String(line.seq).padStart(6, '0')}.${line.kind}`;
}

export function fileName(line: PartLine): string {
  return `${partName(line)}.age`;
}

/** The screen's parts in order: initialisation segments apart from the fragments that need them. */
export class ScreenTrack {
  readonly fragments: readonly Fragment[];
  private readonly starts = new Map<number, PartLine>();

  constructor(lines: readonly PartLine[]) {
    const fragments: Fragment[] = [];
    let end = 0;
    for (const line of lines) {
      if (line.kind !== 'screen') continue;
      if (line.frames === 0 || !this.starts.has(line.segment)) {
        this.starts.set(line.segment, line);
        continue;
      }
      const start = end;
      end = start + Math.max(0, line.t1 - line.t0) / 1e9;
      fragments.push({ line, start, end });
    }
    this.fragments = fragments;
  }

  /** Seconds that the player shows. */
  get duration(): number {
    return this.fragments.at(-1)?.end ?? 0;
  }

  initialisation(segment: number): PartLine | undefined {
    return this.starts.get(segment);
  }

  /** The index of the fragment that is shown at this second of the player. */
  indexAt(seconds: number): number {
    const found = this.fragments.findIndex((fragment) => seconds < fragment.end);
    return found === -1 ? this.fragments.length - 1 : found;
  }

  /** The index of the key fragment from which decoding must start to show this one. */
  keyIndex(index: number): number {
    for (let at = index; at >= 0; at--) {
      if (this.fragments[at]!.line.keyframe) return at;
    }
    return 0;
  }

  /** The recording's time (ns) at this second of the player. */
  recordedAt(seconds: number): number {
    const fragment = this.fragments[this.indexAt(seconds)];
    if (!fragment) return 0;
    const inside = Math.min(Math.max(0, seconds - fragment.start), fragment.end - fragment.start);
    return fragment.line.t0 + Math.round(inside * 1e9);
  }

  /** The player's second for a time (ns) of the recording; a time in a hole is where the hole was. */
  shownAt(recorded: number): number {
    for (const fragment of this.fragments) {
      if (recorded < fragment.line.t0) return fragment.start;
      if (recorded < fragment.line.t1) return fragment.start + (recorded - fragment.line.t0) / 1e9;
    }
    return this.duration;
  }

  /** Rounds a cut outward to key frames, as the host will: whole parts go, and the rest still plays. */
  rounded(cut: Cut): Cut {
    let from = 0;
    let to = Number.MAX_SAFE_INTEGER;
    for (const { line } of this.fragments) {
      if (line.keyframe && line.t0 <= cut.from) from = line.t0;
    }
    for (const { line } of this.fragments) {
      if (line.keyframe && line.t0 >= cut.to) {
        to = line.t0;
        break;
      }
    }
    const last = this.fragments.at(-1)?.line.t1 ?? 0;
    return { from, to: Math.min(to, last) };
  }
}

/** Joins cuts that touch or overlap, in order of time. */
export function joined(cuts: readonly Cut[]): Cut[] {
  const result: Cut[] = [];
  for (const cut of [...cuts].sort((one, other) => one.from - other.from)) {
    const before = result.at(-1);
    if (before && cut.from <= before.to) result[result.length - 1] = { from: before.from, to: Math.max(before.to, cut.to) };
    else result.push(cut);
  }
  return result;
}

/** One event line; further fields depend on its type. */
export interface EventLine {
  readonly t: number;
  readonly type: string;
  readonly [field: string]: unknown;
}

export function readEvents(text: string): EventLine[] {
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as EventLine);
}
