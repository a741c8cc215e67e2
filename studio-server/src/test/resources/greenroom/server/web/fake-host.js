// A recorder host inside the page, put there before the page's own scripts run: it answers the ticket request,
// takes the WebSocket's place, speaks the control messages and serves one picture by RFB (RFC 6143).
window.fakeHost = {
  heard: [],
  sockets: [],
  current: null,
  state: 'PREPARING',
  marks: [],
  active: 0,
  ticketProblem: null,
  change(state) {
    this.state = state;
    this.current?.tellState('state');
  },
  say(message) {
    this.current?.deliver(JSON.stringify(message));
  },
};

const pageFetch = window.fetch.bind(window);
window.fetch = async (address, options) => {
  // A real studio gives real tickets; a page that is served without one gets them here.
  const served = location.pathname.startsWith('/sessions/');
  if (served || !String(address).endsWith('/ticket')) return pageFetch(address, options);
  const problem = window.fakeHost.ticketProblem;
  const body = problem ?? { ticket: 'ticket', stream: 'ws://localhost:8401/stream' };
  return new Response(JSON.stringify(body), { status: problem ? problem.status : 200, headers: { 'Content-Type': 'application/json' } });
};

window.WebSocket = class FakeHostSocket {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSING = 2;
  static CLOSED = 3;
  readyState = 0;
  desktop = null;

  constructor(address) {
    this.address = address;
    window.fakeHost.current = this;
    window.fakeHost.sockets.push(this);
    setTimeout(() => {
      this.readyState = 1;
      this.onopen?.({});
    }, 10);
  }

  send(data) {
    if (typeof data !== 'string') return this.desktop.receive(new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength));
    const message = JSON.parse(data);
    window.fakeHost.heard.push(message);
    const host = window.fakeHost;
    if (message.type === 'open') {
      this.desktop = new FakeDesktop((bytes) => this.deliver(bytes.buffer));
      this.tellState('opened');
      this.desktop.start();
    }
    if (message.type === 'pause') host.change('PAUSED');
    if (message.type === 'resume' || message.type === 'continue') host.change('RECORDING');
    if (message.type === 'finish') host.change('CHECKING');
    if (message.type === 'delete-last') host.say({ type: 'deleted', minutes: message.minutes });
    if (message.type === 'mark') {
      host.marks = message.done ? [...host.marks, message.step] : host.marks.filter((mark) => mark !== message.step);
      host.change(host.state);
    }
  }

  tellState(type) {
    const host = window.fakeHost;
    this.deliver(JSON.stringify({ type, state: host.state, problem: host.problem ?? null, activeSeconds: host.active, marks: host.marks, desktop: true, pausedFor: null }));
  }

  deliver(data) {
    setTimeout(() => this.readyState === 1 && this.onmessage?.({ data }));
  }

  /** The connection breaks. */
  breaks() {
    this.readyState = 3;
    this.onclose?.({});
  }

  close() {
    this.readyState = 3;
    this.onclose?.({});
  }
};

class FakeDesktop {
  phase = 'version';
  waiting = new Uint8Array(0);

  constructor(send) {
    this.send = send;
  }

  start() {
    this.send(new TextEncoder().encode('RFB 003.008\n'));
  }

  receive(bytes) {
    const all = new Uint8Array(this.waiting.length + bytes.length);
    all.set(this.waiting);
    all.set(bytes, this.waiting.length);
    this.waiting = all;
    for (let used = this.step(this.waiting); used > 0; used = this.step(this.waiting)) this.waiting = this.waiting.slice(used);
  }

  /** Handles one message; answers how many bytes it took, or 0 if more are needed. */
  step(bytes) {
    if (bytes.length === 0) return 0;
    switch (this.phase) {
      case 'version':
        if (bytes.length < 12) return 0;
        this.phase = 'security';
        this.send(Uint8Array.of(1, 1));
        return 12;
      case 'security':
        this.phase = 'init';
        this.send(Uint8Array.of(0, 0, 0, 0));
        return 1;
      case 'init':
        this.phase = 'running';
        this.send(Uint8Array.of(5, 0, 2, 208, 32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0, 0, 0, 0, 4, 100, 101, 115, 107));
        return 1;
      default:
        return this.message(bytes);
    }
  }

  message(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const sizes = { 0: 20, 3: 10, 4: 8, 5: 6, 150: 10, 255: 12 };
    let size = sizes[bytes[0]];
    if (bytes[0] === 2) size = bytes.length < 4 ? Infinity : 4 + 4 * view.getUint16(2);
    if (bytes[0] === 248) size = bytes.length < 9 ? Infinity : 9 + bytes[8];
    if (size === undefined) throw new Error(`The fake desktop got an unknown message ${bytes[0]}`);
    if (bytes.length < size) return 0;
    if (bytes[0] === 3 && bytes[1] === 0) this.picture();
    return size;
  }

  picture() {
    const canvas = document.createElement('canvas');
    canvas.width = 1280;
    canvas.height = 720;
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#3b6ea5';
    pen.fillRect(0, 0, 1280, 720);
    pen.fillStyle = '#f0f0f0';
    pen.fillRect(60, 40, 1100, 600);
    pen.fillStyle = '#d8d8d8';
    pen.fillRect(60, 40, 1100, 34);
    pen.fillStyle = '#202020';
    pen.font = '16px sans-serif';
    pen.fillText('Travel costs.ods', 80, 62);
    pen.strokeStyle = '#c0c0c0';
    for (let row = 0; row < 22; row++) pen.strokeRect(60, 110 + row * 24, 1100, 24);
    for (let column = 0; column < 11; column++) pen.strokeRect(60 + column * 100, 110, 100, 528);
    const pixels = pen.getImageData(0, 0, 1280, 720).data;
    const update = new Uint8Array(16 + pixels.length);
    update.set([0, 0, 0, 1, 0, 0, 0, 0, 5, 0, 2, 208, 0, 0, 0, 0]);
    update.set(pixels, 16);
    this.send(update);
  }
}
