import { strict as assert } from 'node:assert';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { decodeTime, timescale } from '../islands/mp4.ts';
import { fileName, joined, readEvents, readPartLog, ScreenTrack, type PartLine } from '../islands/recording.ts';
import { gunzip, makePageKey, PartOpener } from '../islands/sealed.ts';
import { describe, keyName, tally } from '../islands/what-happened.ts';

if (!globalThis.crypto) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

const SECOND = 1e9;
let seq = 0;
const line = (from: number, to: number, more: Partial<PartLine> = {}): PartLine => ({
  seq: seq++, kind: 'screen', t0: from * SECOND, t1: to * SECOND, bytes: 1, sha256: '', keyframe: false, segment: 0, ...more,
});

/** Ten seconds, a key every five, then a pause of 20 s and a new segment of three seconds. */
function track(): ScreenTrack {
  const lines = [line(0, 0, { keyframe: false })];
  for (let second = 0; second < 10; second++) lines.push(line(second, second + 1, { keyframe: second % 5 === 0 }));
  lines.push(line(30, 30, { segment: 1 }));
  for (let second = 30; second < 33; second++) lines.push(line(second, second + 1, { keyframe: second === 30, segment: 1 }));
  return new ScreenTrack(lines);
}

test('reads a part log and names its files', () => {
  const lines = readPartLog('{"seq":0,"kind":"screen"}\n{"seq":12,"kind":"events"}\n');
  assert.deepEqual(lines.map(fileName), ['000000.screen.age', '000012.events.age']);
});

test('leaves out parts that were removed, and lines that are no parts', () => {
  const lines = readPartLog(
    '{"seq":3,"kind":"screen"}\n{"seq":3,"kind":"events"}\n{"seq":4,"kind":"removed","reason":"deleted","parts":["000003.events"]}\n' +
      '{"seq":5,"kind":"stopped"}\n{"seq":6,"kind":"resumed"}\n{"seq":7,"kind":"note"}\n',
  );
  assert.deepEqual(lines.map(fileName), ['000003.screen.age', '000007.note.age']);
});

test('plays without the hole that a pause left, and knows the recorded time', () => {
  const shown = track();
  assert.equal(shown.duration, 13);
  assert.equal(shown.recordedAt(9.5), 9.5 * SECOND);
  assert.equal(shown.recordedAt(11), 31 * SECOND);
  assert.equal(shown.shownAt(31 * SECOND), 11);
  assert.equal(shown.shownAt(20 * SECOND), 10);
});

test('starts decoding at the key frame before', () => {
  const shown = track();
  assert.equal(shown.keyIndex(shown.indexAt(8.2)), 5);
  assert.equal(shown.keyIndex(shown.indexAt(12)), 10);
});

test('a cut is rounded outward to key frames', () => {
  const shown = track();
  assert.deepEqual(shown.rounded({ from: 6 * SECOND, to: 8 * SECOND }), { from: 5 * SECOND, to: 30 * SECOND });
  assert.deepEqual(shown.rounded({ from: 1 * SECOND, to: 2 * SECOND }), { from: 0, to: 5 * SECOND });
  assert.deepEqual(shown.rounded({ from: 31 * SECOND, to: 32 * SECOND }), { from: 30 * SECOND, to: 33 * SECOND });
});

test('cuts that touch become one', () => {
  assert.deepEqual(joined([{ from: 5, to: 9 }, { from: 0, to: 5 }, { from: 20, to: 30 }]), [{ from: 0, to: 9 }, { from: 20, to: 30 }]);
});

test('opens a sealed part with the identity that was sealed to the page', async () => {
  const page = await makePageKey();
  const recording = await makeIdentity();
  const toPage = await seal(page.recipient, recording.identity + '\n');
  const opener = new PartOpener(await page.open(toPage));
  const part = await seal(recording.recipient, gzipSync('{"t":1,"type":"pause"}\n'));
  const events = readEvents(await gunzip(await opener.open(part, await digest(part))));
  assert.deepEqual(events, [{ t: 1, type: 'pause' }]);
});

test('refuses a part whose bytes are not those of the part log', async () => {
  const { identity, recipient } = await makeIdentity();
  const part = await seal(recipient, 'x');
  const before = await digest(part);
  part[part.length - 1]! ^= 1;
  await assert.rejects(new PartOpener(identity).open(part, before), /damaged/);
});

test('reads time scale and decode time of MP4 boxes', () => {
  const mdhd = box('mdhd', [0, 0, 0, 0, ...number(0), ...number(0), ...number(1_000_000), ...number(0), 0, 0, 0, 0]);
  const initialisation = [...box('ftyp', [1, 2, 3]), ...box('moov', [...box('mvhd', []), ...box('trak', box('mdia', mdhd))])];
  const tfdt = box('tfdt', [1, 0, 0, 0, ...number(1), ...number(5)]);
  const fragment = box('moof', [...box('mfhd', []), ...box('traf', tfdt)]);
  assert.equal(timescale(Uint8Array.from(initialisation)), 1_000_000);
  assert.equal(decodeTime(Uint8Array.from(fragment)), 2 ** 32 + 5);
});

test('says in words what was captured', () => {
  const events = readEvents(
    ['{"t":1,"type":"key","keysym":97,"code":30,"down":true}', '{"t":2,"type":"key","keysym":97,"code":30,"down":false}', '{"t":3,"type":"redacted","rule":"password-field"}'].join('\n'),
  );
  assert.equal(tally(events).find((row) => row.what === 'key press')?.count, 1);
  assert.equal(tally(events).find((row) => row.masked)?.count, 1);
  assert.equal(describe(events[0]!), 'key a');
  assert.equal(describe(events[1]!), '');
  assert.equal(keyName(0x010020ac), '€');
  assert.equal(keyName(0xff0d), 'Return');
});

async function makeIdentity(): Promise<{ identity: string; recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

async function seal(recipient: string, content: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(content));
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

function number(value: number): number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function box(type: string, content: number[]): number[] {
  return [...number(content.length + 8), ...[...type].map((character) => character.charCodeAt(0)), ...content];
}
