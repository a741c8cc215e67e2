package greenroom.recorder.filter.detect;

import java.util.function.Consumer;

/**
 * Private keys in text armour, from their first line to their last, or to the end of what is there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class PrivateKey implements Detector {
  static final String RULE = "private-key";
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String PUTTY = "PuTTY-User-Key-File-";
  private static final int LONGEST_TITLE = 64;
  private static final int LONGEST = 16_384;

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    var all = text.toString();
    int at = all.indexOf(BEGIN);
    while (at >= 0) {
      int title = all.indexOf("-----", at + BEGIN.length());
      boolean isPrivate =
          title >= 0
              && title - at <= LONGEST_TITLE
              && all.substring(at, title).contains("PRIVATE KEY");
      int end = isPrivate ? end(all, title + 5) : at + BEGIN.length();
      if (isPrivate) {
        found.accept(new Found(RULE, at, end));
      }
      at = all.indexOf(BEGIN, end);
    }
    int putty = all.indexOf(PUTTY);
    if (putty >= 0) {
      found.accept(new Found(RULE, putty, all.length()));
    }
  }

  private static int end(String text, int from) {
    int end = text.indexOf(END, from);
    int next = text.indexOf(BEGIN, from);
    if (end < 0 || (next >= 0 && next < end)) {
      return Math.min(next >= 0 ? next : text.length(), from + LONGEST);
    }
    int dashes = text.indexOf("-----", end + END.length());
    return dashes >= 0 && dashes - end <= LONGEST_TITLE ? dashes + 5 : end + END.length();
  }
}
