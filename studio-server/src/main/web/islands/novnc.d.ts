/** The part of noVNC's interface that the desktop island uses (docs/API.md of @novnc/novnc 1.7). */
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
    /** Puts text on the desktop's clipboard. */
    clipboardPasteFrom(text: string): void;
    /** Presses and lets go of a key, or does one of both. An empty code means that no key on a keyboard is meant. */
    sendKey(keysym: number, code: string, down?: boolean): void;
  }
}
