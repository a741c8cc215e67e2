/** The part of noVNC's interface that the desktop island uses (docs/API.md of @novnc/novnc 1.7; `messages` and `_sock` are in core/rfb.js alone). */
declare module '@novnc/novnc' {
  /** What `Websock.attach` accepts in place of a WebSocket. */
  export interface RawChannel {
    binaryType: string;
    readonly protocol: string;
    readonly readyState: string;
    onopen: ((event: unknown) => void) | null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null;
    onclose: ((event: { code: number; reason: string }) => void) | null;
    onerror: ((event: unknown) => void) | null;
    send(data: ArrayBuffer | ArrayBufferView): void;
    close(): void;
  }

  /** Where noVNC's messages go. */
  export interface Sending {
    flush(): void;
  }

  export default class RFB extends EventTarget {
    constructor(target: HTMLElement, channel: RawChannel, options?: { shared?: boolean });
    viewOnly: boolean;
    scaleViewport: boolean;
    clipViewport: boolean;
    resizeSession: boolean;
    showDotCursor: boolean;
    focusOnClick: boolean;
    background: string;
    disconnect(): void;
    focus(options?: FocusOptions): void;
    blur(): void;
    /** Presses and lets go of a key, or does one of both. An empty code means that no key on a keyboard is meant. */
    sendKey(keysym: number, code: string, down?: boolean): void;
    readonly _sock: Sending;
    static readonly messages: {
      /** Sends a whole message of the extended clipboard: a text for each format, well-formed. */
      extendedClipboardProvide(to: Sending, formats: readonly number[], texts: string[]): void;
    };
  }
}
