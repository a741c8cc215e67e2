package greenroom.recorder.filter.detect;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** E-mail addresses (RFC 5322's dot-atom form and its non-ASCII letters, RFC 6531). */
final class Email implements Detector {
  static final String RULE = "email";
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;

  /** Names of files with an at sign in them end like this. */
  private static final Set<String> FILES =
      Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "json", "txt", "pdf", "html");

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '@' || c == '\uff20') {
        int from = begin(text, i);
        int to = end(text, i);
        if (from < i && to > 0) {
          found.accept(new Found(RULE, from, to));
        }
      }
    }
  }

  private static int begin(CharSequence text, int at) {
    int begin = at;
    while (begin > 0 && at - begin < LONGEST_LOCAL && local(text.charAt(begin - 1))) {
      begin--;
    }
    while (begin < at && text.charAt(begin) == '.') {
      begin++;
    }
    return begin;
  }

  static boolean local(char c) {
    return Glyphs.word(c) || "!#$%&'*+-/=?^`{|}~.".indexOf(c) >= 0;
  }

  private static int end(CharSequence text, int at) {
    int end = at + 1;
    int most = Math.min(text.length(), end + LONGEST_DOMAIN);
    while (end < most && domain(text.charAt(end))) {
      end++;
    }
    // A sentence may end after it.
    while (end > at + 1 && !Glyphs.word(text.charAt(end - 1))) {
      end--;
    }
    int dot = end - 1;
    while (dot > at && text.charAt(dot) != '.') {
      dot--;
    }
    return dot > at + 1 && topLevel(text, dot + 1, end) ? end : -1;
  }

  private static boolean domain(char c) {
    return Glyphs.word(c) || c == '-' || c == '.';
  }

  private static boolean topLevel(CharSequence text, int from, int to) {
    if (to - from < 2 || to - from > 24) {
      return false;
    }
    boolean puny = to - from > 4 && text.charAt(from + 2) == '-' && text.charAt(from + 3) == '-';
    for (int i = from; i < to && !puny; i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return !FILES.contains(text.subSequence(from, to).toString().toLowerCase(Locale.ROOT));
  }
}
