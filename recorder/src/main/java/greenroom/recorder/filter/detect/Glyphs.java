package greenroom.recorder.filter.detect;

/** What kind of character this is, for people who type numbers in any script or style. */
final class Glyphs {
  private Glyphs() {}

  /** 0–9 for a digit of any script, full width included; else −1. */
  static int digit(char c) {
    if (c < 0x80) {
      return c >= '0' && c <= '9' ? c - '0' : -1;
    }
    return Character.digit(c, 10);
  }

  static boolean isDigit(char c) {
    return digit(c) >= 0;
  }

  static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean alphanumeric(char c) {
    return letter(c) || isDigit(c);
  }

  static boolean hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** A space within a line. */
  static boolean space(char c) {
    return c == ' ' || (c >= 0x80 && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  static boolean dash(char c) {
    return c == '-'
        || (c >= 0x80 && (Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212'));
  }

  /** A letter of any script, a digit or an underscore: what a word is made of. */
  static boolean word(char c) {
    return c < 0x80
        ? letter(c) || (c >= '0' && c <= '9') || c == '_'
        : Character.isLetterOrDigit(c);
  }

  /** Whether a word begins at {@code at}, or the text does. */
  static boolean begins(CharSequence text, int at) {
    return at == 0 || !word(text.charAt(at - 1));
  }

  /** Whether a word ends before {@code at}, or the text does. */
  static boolean ends(CharSequence text, int at) {
    return at >= text.length() || !word(text.charAt(at));
  }
}
