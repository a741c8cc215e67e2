// One WebSocket to the recorder host carries two things: text messages are control (JSON), binary messages
// are the desktop's own protocol (RFB). noVNC sees only the second, through a channel object.
import type { RawChannel } from '@novnc/novnc';

/** What the host says about the session, on each change and every few seconds. */
export interface HostState {
  readonly state: 'PREPARING' | 'RECORDING' | 'PAUSED' | 'HELD' | 'CHECKING' | 'CLOSED' | 'BROKEN';
  readonly problem: string | null;
  readonly activeSeconds: number;
  readonly marks: readonly string[];
  readonly desktop: boolean;
  /** Whether text may pass between the volunteer's clipboard and the desktop's. */
  readonly clipboard?: boolean;
}

/** One check of the task as the host judged it. */
export interface CheckResult {
  readonly id: string;
  readonly outcome: string;
  readonly message: string;
}

/** Everything that the host may say in text. */
export type HostMessage =
  | ({ readonly type: 'opened' | 'state' } & HostState)
  | { readonly type: 'verdict'; readonly outcome: string; readonly checks: readonly CheckResult[] }
  | { readonly type: 'deleted'; readonly minutes: number }
  | { readonly type: 'closed'; readonly state: string }
  | { readonly type: 'taken-over' }
  | { readonly type: 'refused' | 'problem'; readonly problem: string };

/** Everything that the page may say in text, after its ticket. */
export type PageMessage =
  | { readonly type: 'pause' | 'resume' | 'finish' | 'continue' }
  | { readonly type: 'mark'; readonly step: string; readonly done: boolean }
  | { readonly type: 'delete-last'; readonly minutes: number }
  | { readonly type: 'stop'; readonly reason: 'finished' | 'stopped' | 'trouble'; readonly note?: string };

/** The part of a WebSocket that a stream needs; a test gives its own. */
export interface Socket {
  binaryType: string;
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string | ArrayBuffer | ArrayBufferView): void;
  close(): void;
}

const SOCKET_OPEN = 1;

/** The stream of one session: opens with a single-use ticket, then passes control and desktop apart. */
export class HostStream {
  /** Called for each text message of the host. */
  onmessage: (message: HostMessage) => void = () => {};
  /** Called once, when the connection has ended for whatever reason. */
  onclose: () => void = () => {};

  private channel: DesktopChannel | null = null;
  private early: ArrayBuffer[] = [];
  private over = false;

  constructor(private readonly socket: Socket, ticket: string) {
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => socket.send(JSON.stringify({ type: 'open', ticket }));
    socket.onmessage = (event: { data: string | ArrayBuffer }) => this.received(event.data);
    socket.onclose = () => this.end();
    socket.onerror = () => this.end();
  }

  /** Tells the host something; false if the connection is not open and nothing was sent. */
  tell(message: PageMessage): boolean {
    if (this.over || this.socket.readyState !== SOCKET_OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** The channel for noVNC. Binary messages that came before it was asked for are delivered first. */
  desktopChannel(): RawChannel {
    this.channel = new DesktopChannel((data) => this.sendDesktop(data), this.early);
    this.early = [];
    return this.channel;
  }

  /** Whether the connection is gone. */
  get ended(): boolean {
    return this.over;
  }

  close(): void {
    this.socket.close();
    this.end();
  }

  private sendDesktop(data: ArrayBuffer | ArrayBufferView): void {
    if (!this.over && this.socket.readyState === SOCKET_OPEN) this.socket.send(data);
  }

  private received(data: string | ArrayBuffer): void {
    if (this.over) return;
    if (typeof data !== 'string') {
      if (this.channel) this.channel.deliver(data);
      else this.early.push(data);
      return;
    }
    const message = parsed(data);
    if (message) this.onmessage(message);
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    this.channel?.ended();
    this.onclose();
  }
}

/** Looks like a WebSocket to noVNC and passes binary messages only. Closing it leaves the socket open. */
class DesktopChannel implements RawChannel {
  binaryType = 'arraybuffer';
  readonly protocol = '';
  onopen: RawChannel['onopen'] = null;
  onclose: RawChannel['onclose'] = null;
  onerror: RawChannel['onerror'] = null;
  private open = true;
  private listener: RawChannel['onmessage'] = null;

  constructor(private readonly pass: (data: ArrayBuffer | ArrayBufferView) => void, private waiting: ArrayBuffer[]) {}

  get readyState(): string {
    return this.open ? 'open' : 'closed';
  }

  get onmessage(): RawChannel['onmessage'] {
    return this.listener;
  }

  /** noVNC sets its listener while it is still being constructed, so what waited is delivered a moment later. */
  set onmessage(listener: RawChannel['onmessage']) {
    this.listener = listener;
    queueMicrotask(() => this.deliverWaiting());
  }

  send(data: ArrayBuffer | ArrayBufferView): void {
    // noVNC reuses its send queue; a WebSocket copies at once, so the view may be passed on as it is.
    if (this.open) this.pass(data);
  }

  deliver(data: ArrayBuffer): void {
    this.waiting.push(data);
    this.deliverWaiting();
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.onclose?.({ code: 1000, reason: '' });
  }

  ended(): void {
    if (!this.open) return;
    this.open = false;
    this.onclose?.({ code: 1006, reason: '' });
  }

  private deliverWaiting(): void {
    while (this.open && this.listener && this.waiting.length > 0) {
      this.listener({ data: this.waiting.shift()! });
    }
  }
}

function parsed(text: string): HostMessage | null {
  try {
    const value: unknown = JSON.parse(text);
    const named = typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
    return named ? (value as HostMessage) : null;
  } catch {
    return null;
  }
}
