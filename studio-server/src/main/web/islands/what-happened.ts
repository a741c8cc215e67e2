// Events in words that a volunteer understands.
import type { EventLine } from './recording.ts';

export interface Tally {
  readonly what: string;
  readonly count: number;
  readonly masked: boolean;
}

/** How much of each kind was captured, and how much was taken out before it was stored. */
export function tally(events: readonly EventLine[]): Tally[] {
  const count = (wanted: (event: EventLine) => boolean) => events.filter(wanted).length;
  const row = (one: string, many: string, number: number, masked = false): Tally => ({ what: number === 1 ? one : many, count: number, masked });
  return [
    row('key press', 'key presses', count((event) => event.type === 'key' && event['down'] === true)),
    row('click', 'clicks', count((event) => event.type === 'button' && event['down'] === true)),
    row('page or window', 'pages and windows', count((event) => event.type === 'navigation' || event.type === 'window')),
    row('step ticked off', 'steps ticked off', count((event) => event.type === 'mark' && event['done'] !== false)),
    row('pause', 'pauses', count((event) => event.type === 'pause')),
    row('entry masked before anything was stored', 'entries masked before anything was stored', count((event) => event.type === 'redacted' || event.type === 'secret'), true),
  ];
}

/** One event in words; empty for those that say nothing by themselves. */
export function describe(event: EventLine): string {
  switch (event.type) {
    case 'key':
      return event['down'] === true ? `key ${keyName(Number(event['keysym']))}` : '';
    case 'button':
      return event['down'] === true ? `${['left', 'middle', 'right'][Number(event['button']) - 1] ?? 'other'} button at ${event['x']}, ${event['y']}` : '';
    case 'wheel':
      return `scrolled at ${event['x']}, ${event['y']}`;
    case 'mark':
      return event['done'] === false ? `step “${event['step']}” not done after all` : `step “${event['step']}” ticked off`;
    case 'pause':
      return 'paused';
    case 'resume':
      return 'went on';
    case 'redacted':
      return `masked by the rule “${event['rule']}”`;
    case 'secret':
      return 'a password of the task, kept only by its name';
    case 'clipboard':
      return event['direction'] === 'out' ? 'copied text' : 'pasted text';
    case 'navigation':
      return quoted('page', event['title']);
    case 'window':
      return quoted('window', event['title']);
    case 'element':
      return quoted(String(event['role']), event['name']);
    case 'released':
      return 'connection lost; held keys were let go';
    default:
      return '';
  }
}

/** What has no name is not worth a line. */
function quoted(what: string, name: unknown): string {
  return typeof name === 'string' && name !== '' ? `${what} “${name}”` : '';
}

const NAMED_KEYS: Record<number, string> = {
  0xff08: 'Backspace', 0xff09: 'Tab', 0xff0d: 'Return', 0xff8d: 'Enter', 0xff1b: 'Escape', 0xffff: 'Delete', 0x20: 'Space',
  0xff50: 'Home', 0xff51: 'Left', 0xff52: 'Up', 0xff53: 'Right', 0xff54: 'Down', 0xff55: 'Page Up', 0xff56: 'Page Down', 0xff57: 'End',
  0xffe1: 'Shift', 0xffe2: 'Shift', 0xffe3: 'Control', 0xffe4: 'Control', 0xffe9: 'Alt', 0xffea: 'Alt', 0xfe03: 'AltGr', 0xffeb: 'Super',
  0xffe5: 'Caps Lock',
};

/** X11 keysym to words (keysymdef.h: Latin-1 is itself, Unicode is 0x01000000 + code point). */
export function keyName(keysym: number): string {
  const named = NAMED_KEYS[keysym];
  if (named) return named;
  if (keysym > 0x20 && keysym <= 0xff) return String.fromCodePoint(keysym);
  if (keysym >= 0x01000100 && keysym <= 0x0110ffff) return String.fromCodePoint(keysym - 0x01000000);
  if (keysym >= 0xffbe && keysym <= 0xffc9) return `F${keysym - 0xffbd}`;
  return `0x${keysym.toString(16)}`;
}
