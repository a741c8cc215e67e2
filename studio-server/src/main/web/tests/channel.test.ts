import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { HostStream, type HostMessage, type Socket } from '../islands/channel.ts';

/** A WebSocket that a test plays the host on. */
class FakeSocket implements Socket {
  binaryType = 'blob';
  readyState = 1;
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  onerror: Socket['onerror'] = null;
  readonly sent: (string | ArrayBuffer | ArrayBufferView)[] = [];

  send(data: string | ArrayBuffer | ArrayBufferView): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = 3;
  }

  opens(): void {
    this.onopen?.({} as never);
  }

  says(data: string | ArrayBuffer): void {
    this.onmessage?.({ data } as never);
  }

  ends(): void {
    this.readyState = 3;
    this.onclose?.({} as never);
  }
}

const bytes = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('sends the ticket first, and only once the socket is open', () => {
  const socket = new FakeSocket();
  new HostStream(socket, 'ticket-1');
  assert.deepEqual(socket.sent, []);
  socket.opens();
  assert.deepEqual(socket.sent, ['{"type":"open","ticket":"ticket-1"}']);
  assert.equal(socket.binaryType, 'arraybuffer');
});

test('keeps control and desktop apart', async () => {
  const socket = new FakeSocket();
  const stream = new HostStream(socket, 't');
  const heard: HostMessage[] = [];
  stream.onmessage = (message) => heard.push(message);
  const channel = stream.desktopChannel();
  const received: number[] = [];
  channel.onmessage = ({ data }) => received.push(...new Uint8Array(data));
  socket.says('{"type":"deleted","minutes":5}');
  socket.says(bytes(1, 2, 3));
  await settled();
  assert.deepEqual(heard, [{ type: 'deleted', minutes: 5 }]);
  assert.deepEqual(received, [1, 2, 3]);
});

test('delivers in order what came before the desktop was started', async () => {
  const socket = new FakeSocket();
  const stream = new HostStream(socket, 't');
  socket.says(bytes(82));
  socket.says(bytes(70));
  const channel = stream.desktopChannel();
  socket.says(bytes(66));
  const received: number[] = [];
  channel.onmessage = ({ data }) => received.push(...new Uint8Array(data));
  await settled();
  assert.deepEqual(received, [82, 70, 66]);
});

test('passes on what the desktop sends, as binary', () => {
  const socket = new FakeSocket();
  const channel = new HostStream(socket, 't').desktopChannel();
  channel.send(Uint8Array.of(5, 6));
  assert.deepEqual(socket.sent, [Uint8Array.of(5, 6)]);
});

test('closing the desktop leaves the control connection open', () => {
  const socket = new FakeSocket();
  const stream = new HostStream(socket, 't');
  const channel = stream.desktopChannel();
  let closed = 0;
  channel.onclose = () => closed++;
  channel.close();
  channel.send(Uint8Array.of(1));
  assert.equal(closed, 1);
  assert.equal(channel.readyState, 'closed');
  assert.equal(stream.tell({ type: 'pause' }), true);
  assert.deepEqual(socket.sent, ['{"type":"pause"}']);
});

test('a lost connection ends the desktop and is told once', () => {
  const socket = new FakeSocket();
  const stream = new HostStream(socket, 't');
  const channel = stream.desktopChannel();
  let lost = 0;
  let closed = 0;
  stream.onclose = () => lost++;
  channel.onclose = () => closed++;
  socket.ends();
  socket.onerror?.({} as never);
  assert.equal(lost, 1);
  assert.equal(closed, 1);
  assert.equal(stream.tell({ type: 'pause' }), false);
});

test('nonsense from the host is ignored', () => {
  const socket = new FakeSocket();
  const stream = new HostStream(socket, 't');
  let heard = 0;
  stream.onmessage = () => heard++;
  for (const text of ['', '{', 'null', '[]', '{"no":"type"}']) socket.says(text);
  assert.equal(heard, 0);
});
