package greenroom.recorder.filter.detect;

import java.util.Locale;

/**
 * Neighbouring groups of characters as one number or code: {@code 4111 1111-…} without what parts
 * the groups.
 *
 * @param text where it stands
 * @param compact its digits (as 0–9) and letters (as capitals)
 * @param sizes how long the groups are, a digit each, as {@code 4444}; {@code +} for ten and more
 * @param gaps what parts them, a character each: a space, {@code -}, {@code .}, {@code /}, or
 *     {@code ?} for anything else, as a closing parenthesis and a space
 * @param whole whether no further group touches it on either side
 */
record Piece(
    CharSequence text, int from, int to, String compact, String sizes, String gaps, boolean whole) {
  private static final int LOOK_BACK = 40;

  int length() {
    return compact.length();
  }

  /** Whether the groups are parted by this character alone, and there are some. */
  boolean partedBy(char gap) {
    return !gaps.isEmpty() && gaps.chars().allMatch(c -> c == gap);
  }

  /** Whether it is parted in one way throughout, by spaces, hyphens or dots, or not at all. */
  boolean evenly() {
    return gaps.isEmpty() || partedBy(' ') || partedBy('-') || partedBy('.');
  }

  boolean unparted() {
    return gaps.isEmpty();
  }

  char before() {
    return from == 0 ? '\n' : text.charAt(from - 1);
  }

  char after() {
    return to >= text.length() ? '\n' : text.charAt(to);
  }

  /** What stands before it in its line, in small letters, as far as a label reaches. */
  String label() {
    int begin = from;
    while (begin > 0 && from - begin < LOOK_BACK && text.charAt(begin - 1) != '\n') {
      begin--;
    }
    return text.subSequence(begin, from).toString().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing else stands in its field but perhaps spaces. */
  boolean alone() {
    int begin = from;
    while (begin > 0 && from - begin <= 2 && text.charAt(begin - 1) != Detectors.LABEL_END) {
      begin--;
    }
    return blank(begin, from) && blank(to, text.length());
  }

  private boolean blank(int begin, int end) {
    if (end - begin > 2) {
      return false;
    }
    for (int i = begin; i < end; i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "Piece[hidden]";
  }
}
