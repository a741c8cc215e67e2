package greenroom.recorder.bench.filter;

import greenroom.recorder.Keysym;

/** What a text field does with keys: the text, the caret and what is selected. */
final class Line {
  private final StringBuilder text = new StringBuilder();
  private int caret;
  private int anchor;

  String text() {
    return text.toString();
  }

  void insert(String inserted) {
    deleteSelection();
    text.insert(caret, inserted);
    moveTo(caret + inserted.length(), false);
  }

  /** Takes a key; answers whether it was one that edits or types. */
  boolean press(int keysym, boolean shift) {
    switch (keysym) {
      case Stroke.BACKSPACE -> {
        if (!deleteSelection() && caret > 0) {
          text.deleteCharAt(caret - 1);
          moveTo(caret - 1, false);
        }
      }
      case Stroke.DELETE -> {
        if (!deleteSelection() && caret < text.length()) {
          text.deleteCharAt(caret);
        }
      }
      case Stroke.LEFT -> moveTo(caret - 1, shift);
      case Stroke.RIGHT -> moveTo(caret + 1, shift);
      case Stroke.HOME -> moveTo(0, shift);
      case Stroke.END -> moveTo(text.length(), shift);
      case Stroke.RETURN -> insert("\n");
      default -> {
        var character = Keysym.character(keysym);
        if (character.isEmpty()) {
          return false;
        }
        insert(Character.toString(character.getAsInt()));
      }
    }
    return true;
  }

  private void moveTo(int place, boolean select) {
    caret = Math.clamp(place, 0, text.length());
    anchor = select ? anchor : caret;
  }

  private boolean deleteSelection() {
    int from = Math.min(caret, anchor);
    int to = Math.max(caret, anchor);
    if (from == to) {
      return false;
    }
    text.delete(from, to);
    moveTo(from, false);
    return true;
  }
}
