package greenroom.recorder.filter;

/**
 * Characters that a reading of pixels takes for others: in words that are mostly digits (or the
 * letters of hexadecimal numbers) what cannot be meant is what it looks like.
 */
final class Lookalikes {
  private static final String READ = "OoIl|S£¢;";
  private static final String MEANT = "00111" + "5fc:";

  private Lookalikes() {}

  /** The text as it may be meant, character by character. */
  static String meant(String text) {
    var meant = new StringBuilder(text);
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
        if (number(text, begin, i)) {
          repair(meant, begin, i);
        }
        begin = i + 1;
      }
    }
    return meant.toString();
  }

  private static boolean number(String text, int begin, int end) {
    int like = 0;
    int others = 0;
    boolean digit = false;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      digit |= Character.isDigit(c);
      if (Character.digit(c, 16) >= 0 || READ.indexOf(c) >= 0) {
        like++;
      } else if (Character.isLetter(c)) {
        others++;
      }
    }
    return digit && like > others;
  }

  private static void repair(StringBuilder text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      int at = READ.indexOf(c);
      boolean inside = i > begin && i + 1 < end;
      if (at >= 0 && (c != ';' || inside)) {
        text.setCharAt(i, MEANT.charAt(at));
      } else if (c == ',' && inside) {
        text.setCharAt(i, '.');
      }
    }
  }
}
