// The two numbers that placing a fragment on a time line needs (ISO/IEC 14496-12, boxes mdhd and tfdt).

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Ticks a second of the first track of an initialisation segment. */
export function timescale(initialisation: Uint8Array): number {
  const view = viewOf(initialisation);
  const mdhd = find(view, ['moov', 'trak', 'mdia', 'mdhd']);
  if (!mdhd) throw new Error('The initialisation segment has no media header.');
  const version = view.getUint8(mdhd.start);
  return view.getUint32(mdhd.start + (version === 1 ? 20 : 12));
}

/** When a fragment's first sample is decoded, in ticks. */
export function decodeTime(fragment: Uint8Array): number {
  const view = viewOf(fragment);
  const tfdt = find(view, ['moof', 'traf', 'tfdt']);
  if (!tfdt) throw new Error('The fragment has no decode time.');
  return view.getUint8(tfdt.start) === 1 ? Number(view.getBigUint64(tfdt.start + 4)) : view.getUint32(tfdt.start + 4);
}

function find(view: DataView, path: readonly string[]): Box | null {
  let inside: Box = { type: '', start: 0, end: view.byteLength };
  for (const type of path) {
    const next = boxes(view, inside).find((box) => box.type === type);
    if (!next) return null;
    inside = next;
  }
  return inside;
}

/** The boxes directly inside another; `start` is after the header. */
function boxes(view: DataView, inside: Box): Box[] {
  const found: Box[] = [];
  let at = inside.start;
  while (at + 8 <= inside.end) {
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1 && at + 16 <= inside.end) {
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    }
    if (size === 0) size = inside.end - at;
    if (size < header || at + size > inside.end) break;
    const type = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5), view.getUint8(at + 6), view.getUint8(at + 7));
    found.push({ type, start: at + header, end: at + size });
    at += size;
  }
  return found;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
