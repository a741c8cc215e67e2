package greenroom.recorder.filter.detect;

import java.util.function.Consumer;

/**
 * Goes through a text and offers every sequence of neighbouring groups of digits (or of digits and
 * letters) that is not too long. Each character is the beginning of at most {@code most} pieces, so
 * the work is linear.
 */
final class Pieces {
  private static final int LONGEST_GAP = 3;

  private final CharSequence text;
  private final boolean letters;
  private final int least;
  private final int most;
  private final int digits;

  /**
   * @param letters whether letters may stand in a group
   * @param least shortest piece, in characters without gaps
   * @param most longest one
   * @param digits how many digits it must hold at least
   */
  Pieces(CharSequence text, boolean letters, int least, int most, int digits) {
    this.text = text;
    this.letters = letters;
    this.least = least;
    this.most = most;
    this.digits = digits;
  }

  void each(Consumer<Piece> pieces) {
    int at = 0;
    boolean joined = false;
    while (at < text.length()) {
      if (!member(text.charAt(at))) {
        at++;
        continue;
      }
      joined = at > 0 && gapBefore(at) > 0;
      int end = endOfGroup(at);
      if (letters || !touchesWord(at, end)) {
        from(at, joined, pieces);
      }
      at = end;
    }
  }

  /** Digits that are part of a word (abc123) are no number; but may be a labelled one (no4111…). */
  private boolean touchesWord(int begin, int end) {
    boolean wordBefore = begin > 0 && Glyphs.word(text.charAt(begin - 1));
    boolean wordAfter = end < text.length() && Glyphs.word(text.charAt(end));
    return (wordBefore || wordAfter) && end - begin < 8;
  }

  private void from(int begin, boolean joined, Consumer<Piece> pieces) {
    var compact = new StringBuilder(most);
    var sizes = new StringBuilder();
    var gaps = new StringBuilder();
    int digitsSeen = 0;
    int at = begin;
    while (true) {
      int end = endOfGroup(at);
      if (compact.length() + end - at > most) {
        return;
      }
      for (int i = at; i < end; i++) {
        int digit = Glyphs.digit(text.charAt(i));
        digitsSeen += digit >= 0 ? 1 : 0;
        compact.append(digit >= 0 ? (char) ('0' + digit) : Character.toUpperCase(text.charAt(i)));
      }
      sizes.append(end - at < 10 ? (char) ('0' + end - at) : '+');
      int gap = gapAfter(end);
      if (compact.length() >= least && digitsSeen >= digits) {
        boolean whole = !joined && gap == 0;
        pieces.accept(
            new Piece(
                text, begin, end, compact.toString(), sizes.toString(), gaps.toString(), whole));
      }
      if (gap == 0) {
        return;
      }
      gaps.append(kind(end, gap));
      at = end + gap;
    }
  }

  private char kind(int at, int length) {
    char c = text.charAt(at);
    if (length > 1) {
      return '?';
    }
    return Glyphs.space(c) ? ' ' : Glyphs.dash(c) ? '-' : c;
  }

  private boolean member(char c) {
    return Glyphs.isDigit(c) || (letters && Glyphs.letter(c));
  }

  private int endOfGroup(int begin) {
    int end = begin;
    // A group longer than any piece is skipped as a whole.
    while (end < text.length() && member(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** How many characters part the group that ends here from the next one; 0 if there is none. */
  private int gapAfter(int end) {
    int gap = 0;
    while (gap <= LONGEST_GAP && end + gap < text.length()) {
      char c = text.charAt(end + gap);
      if (member(c)) {
        return gap;
      }
      if (!parts(c)) {
        return 0;
      }
      gap++;
    }
    return 0;
  }

  private int gapBefore(int begin) {
    int gap = 0;
    while (gap <= LONGEST_GAP && begin - gap > 0) {
      char c = text.charAt(begin - gap - 1);
      if (member(c)) {
        return gap;
      }
      if (!parts(c)) {
        return 0;
      }
      gap++;
    }
    return 0;
  }

  private static boolean parts(char c) {
    return Glyphs.space(c) || Glyphs.dash(c) || c == '.' || c == '/' || c == '(' || c == ')';
  }
}
