package greenroom.recorder.filter.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * A key or a certificate in text armour, {@code [from, to)}: from its first line to its last, or to
 * the end of what is there.
 *
 * @param secret whether it is a private key; what else is armoured is made to be shown
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
record Armour(int from, int to, boolean secret) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LONGEST_TITLE = 64;
  private static final int LONGEST = 16_384;

  static List<Armour> in(String text) {
    int at = text.indexOf(BEGIN);
    if (at < 0) {
      return List.of();
    }
    var all = new ArrayList<Armour>();
    while (at >= 0) {
      int title = text.indexOf(DASHES, at + BEGIN.length());
      int end = at + BEGIN.length();
      if (title >= 0 && title - at <= LONGEST_TITLE) {
        end = end(text, title + DASHES.length());
        all.add(new Armour(at, end, text.substring(at, title).contains("PRIVATE KEY")));
      }
      at = text.indexOf(BEGIN, end);
    }
    return all;
  }

  private static int end(String text, int from) {
    int end = text.indexOf(END, from);
    int next = text.indexOf(BEGIN, from);
    if (end < 0 || (next >= 0 && next < end)) {
      return Math.min(next >= 0 ? next : text.length(), from + LONGEST);
    }
    int dashes = text.indexOf(DASHES, end + END.length());
    return dashes >= 0 && dashes - end <= LONGEST_TITLE
        ? dashes + DASHES.length()
        : end + END.length();
  }

  boolean holds(Found found) {
    return found.from() >= from && found.to() <= to;
  }
}
