package greenroom.recorder.filter;

import greenroom.recorder.PlantedSecret;
import java.util.List;
import java.util.Optional;

/**
 * What was typed into one field, as far as keys alone tell. Once something happens whose effect on
 * the field is not certain (an arrow key, a shortcut), the text is unknown for good.
 */
final class TypedText {
  private final StringBuilder text = new StringBuilder();

  /** The same, with Shift applied by hand for clients that send keys unshifted. */
  private final StringBuilder shifted = new StringBuilder();

  private boolean touched;
  private boolean unknown;
  private boolean allSelected;

  /** Whether anything was typed or pasted at all. */
  boolean touched() {
    return touched;
  }

  /** A key went down that is neither a modifier nor leaves the field. */
  void key(int keysym, boolean shift, boolean control, boolean command, String clipboard) {
    touched = true;
    if (control || command) {
      shortcut(keysym, command, clipboard);
    } else if (keysym == Keysyms.BACKSPACE || (keysym == Keysyms.DELETE && allSelected)) {
      erase();
    } else {
      character(Keysyms.character(keysym), shift);
    }
  }

  /** The pointer was pressed somewhere, or focus came back: the caret may be anywhere. */
  void caretMoved() {
    unknown |= !text.isEmpty();
    allSelected = false;
  }

  /** Text came that is only typed once it is pasted. */
  void pasted() {
    touched = true;
  }

  /** What is known is not all. */
  void interrupted() {
    unknown = true;
  }

  /** The planted secret that this is exactly, if any. */
  Optional<PlantedSecret> among(List<PlantedSecret> secrets) {
    if (unknown) {
      return Optional.empty();
    }
    return secrets.stream()
        .filter(s -> s.value().contentEquals(text) || s.value().contentEquals(shifted))
        .findFirst();
  }

  /** The text as far as it is known, for finding it elsewhere. */
  String known() {
    return text.toString();
  }

  private void shortcut(int keysym, boolean command, String clipboard) {
    boolean letter = !command;
    if (letter && (keysym == 'a' || keysym == 'A')) {
      allSelected = true;
    } else if (letter && (keysym == 'v' || keysym == 'V') && !clipboard.isEmpty()) {
      clipboard.codePoints().forEach(c -> character(c, false));
    } else {
      unknown = true;
    }
  }

  private void erase() {
    if (allSelected) {
      clear();
    } else if (!text.isEmpty()) {
      text.setLength(text.offsetByCodePoints(text.length(), -1));
      shifted.setLength(shifted.offsetByCodePoints(shifted.length(), -1));
    }
  }

  private void character(int codePoint, boolean shift) {
    if (codePoint < 0) {
      unknown = true;
      return;
    }
    if (allSelected) {
      clear();
    }
    text.appendCodePoint(codePoint);
    shifted.appendCodePoint(shift ? Character.toUpperCase(codePoint) : codePoint);
  }

  private void clear() {
    text.setLength(0);
    shifted.setLength(0);
    allSelected = false;
  }

  @Override
  public String toString() {
    return "TypedText[hidden]";
  }
}
