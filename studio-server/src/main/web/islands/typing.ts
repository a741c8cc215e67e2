// Takes what the volunteer types and pastes. noVNC listens for keys on its canvas, where no input method works and no
// paste arrives. So a text field that nobody sees has the keyboard in the canvas's place: plain keys go on to the canvas
// as they are; what an input method composed goes to the desktop as text; a paste goes there only if the task allows it.
import RFB from '@novnc/novnc';

const RETURN = 0xff0d;
/** How long the browser may take to say what is pasted after the keys for it were pressed. */
const PASTE_MILLISECONDS = 60;
/** A longer text passes no gate (UTF-8, with CRLF between lines and a NUL at its end). */
const MOST_PASTED_BYTES = 255 << 10;
/** Plain text, among the extended clipboard's formats. */
const TEXT_FORMAT = 1;

/** Gives the desktop's canvas a keyboard. `mayPaste` is asked each time; `tooLong` hears of a text that is not pasted. */
export function takeTyping(desktop: RFB, canvas: HTMLCanvasElement, mayPaste: () => boolean, tooLong: () => void): void {
  const field = document.createElement('textarea');
  field.className = 'typing';
  field.tabIndex = -1;
  field.spellcheck = false;
  field.autocapitalize = 'off';
  field.setAttribute('autocomplete', 'off');
  field.setAttribute('aria-label', canvas.getAttribute('aria-label') ?? 'The live desktop');
  canvas.after(field);

  const held = new Map<string, KeyboardEvent>();
  /** Goes on with the keys that paste, or forgets them. */
  let waitingPaste: ((goesOn: boolean) => void) | null = null;

  const toDesktop = (event: KeyboardEvent): void => {
    if (event.type === 'keydown') held.set(event.code, event);
    else held.delete(event.code);
    canvas.dispatchEvent(copyOf(event, event.type));
  };
  const key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return; // the input method's own
    event.stopPropagation();
    waitingPaste?.(true);
    if (event.type === 'keydown' && !event.repeat && mayPaste() && pastes(event)) {
      // The text must be there before the desktop hears of the keys, and the browser tells it a moment later.
      waitingPaste = (goesOn) => {
        waitingPaste = null;
        clearTimeout(patience);
        if (goesOn) toDesktop(event);
      };
      const patience = setTimeout(() => waitingPaste?.(true), PASTE_MILLISECONDS);
      return;
    }
    event.preventDefault();
    toDesktop(event);
  };
  field.addEventListener('keydown', key);
  field.addEventListener('keyup', key);

  field.addEventListener('paste', (event) => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const passes = bytesOf(text) <= MOST_PASTED_BYTES;
    if (text && mayPaste()) {
      if (passes) give(desktop, text);
      else tooLong();
    }
    waitingPaste?.(passes); // or what was on the desktop's clipboard before would be pasted
  });
  field.addEventListener('compositionend', (event) => {
    type(desktop, event.data);
    field.value = '';
  });
  // What comes without keys: a picker of characters, a keyboard on the screen.
  field.addEventListener('input', (event) => {
    const input = event as InputEvent;
    if (input.isComposing || input.inputType === 'insertCompositionText') return;
    if (input.inputType === 'insertText' && input.data) type(desktop, input.data);
    field.value = '';
  });

  canvas.addEventListener('focus', () => field.focus({ preventScroll: true }));
  // The field follows the pointer's last press: there an input method shows what it offers.
  canvas.addEventListener('mousedown', (event) => {
    field.style.left = `${event.offsetX}px`;
    field.style.top = `${event.offsetY}px`;
  });
  // Whoever has the keyboard next gets the releases, so what is held is let go of here. The canvas gives it back.
  field.addEventListener('blur', (event) => {
    if (event.relatedTarget === canvas) return;
    for (const event of [...held.values()]) {
      held.delete(event.code);
      canvas.dispatchEvent(copyOf(event, 'keyup'));
    }
  });
}

function pastes(event: KeyboardEvent): boolean {
  const letter = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'v';
  return letter || (event.shiftKey && !event.ctrlKey && event.key === 'Insert');
}

/**
 * Puts a text on the desktop's clipboard, before whatever is sent next. noVNC by itself would send it in Latin-1, or only when
 * a program in the desktop asks for it: after the keys that paste it.
 */
function give(desktop: RFB, text: string): void {
  const wellFormed = text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
  if (!desktop.viewOnly) RFB.messages.extendedClipboardProvide(desktop._sock, [TEXT_FORMAT], [wellFormed]);
}

/** How long a text is on its way to the desktop. */
function bytesOf(text: string): number {
  return new TextEncoder().encode(text.replace(/\r\n|\r|\n/g, '\r\n')).length + 1;
}

/** Presses one key for each character, by what it means: no keyboard has a place for all of them. */
function type(desktop: RFB, text: string): void {
  for (const character of text.replaceAll('\r\n', '\n')) desktop.sendKey(keysymOf(character), '');
}

/** X11's number of a character (X protocol, appendix A). */
function keysymOf(character: string): number {
  if (character === '\n') return RETURN;
  const point = character.codePointAt(0)!;
  const latin1 = (point >= 0x20 && point <= 0x7e) || (point >= 0xa0 && point <= 0xff);
  return latin1 ? point : 0x0100_0000 + point;
}

function copyOf(event: KeyboardEvent, type: string): KeyboardEvent {
  return new KeyboardEvent(type, {
    key: event.key,
    code: event.code,
    keyCode: event.keyCode,
    location: event.location,
    repeat: event.repeat,
    ctrlKey: event.ctrlKey,
    shiftKey: event.shiftKey,
    altKey: event.altKey,
    metaKey: event.metaKey,
    modifierAltGraph: event.getModifierState('AltGraph'),
    modifierCapsLock: event.getModifierState('CapsLock'),
    modifierNumLock: event.getModifierState('NumLock'),
    bubbles: false,
    cancelable: true,
  });
}
