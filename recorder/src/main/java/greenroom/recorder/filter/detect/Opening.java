package greenroom.recorder.filter.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is just being typed and may become something that a detector finds: the run of characters
 * {@code [from, to)} around the caret.
 *
 * @param strong whether so much of it stands there that it is masked if it is never finished
 */
public record Opening(int from, int to, boolean strong) {
  private static final int LONGEST = 256;
  private static final int LONGEST_CODE = 44;
  private static final int ENOUGH_DIGITS = 7;
  private static final int LONG_TOKEN = 20;
  private static final int LONGEST_ARMOUR = 8_192;
  private static final String DASHES = "-----";
  private static final String ARMOUR = "-----BEGIN ";
  private static final String ARMOUR_END = "-----END ";

  /** Keys and tokens begin like this. */
  private static final List<String> PREFIXES =
      List.of(
          "-----", "sk_", "sk-", "rk_", "pk_", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_",
          "glpat-", "AKIA", "ASIA", "AIza", "xox", "eyJ", "SG.", "npm_", "pypi-", "hf_", "dop_",
          "shpat_", "0x", "bc1", "tb1", "ltc1", "AGE-", "ya29.", "GOCSPX-", "hvs.", "dckr_");

  /** What is open at the caret, if anything is. */
  public static @Nullable Opening at(CharSequence text, int caret) {
    int armour = armour(text, caret);
    if (armour >= 0) {
      return new Opening(armour, tokenEnd(text, caret), true);
    }
    int token = tokenStart(text, caret);
    int end = tokenEnd(text, caret);
    int code = codeStart(text, caret);
    int from = Math.min(token, code);
    if (from >= end) {
      return null;
    }
    boolean strong = strongToken(text, token, end) || strongCode(text, code, end);
    return new Opening(from, end, strong);
  }

  /** A private key's first line without its whole last one. */
  private static int armour(CharSequence text, int caret) {
    int least = Math.max(0, caret - LONGEST_ARMOUR);
    var tail = text.subSequence(least, caret).toString();
    int begin = tail.lastIndexOf(ARMOUR);
    if (begin < 0 || isPublic(tail, begin)) {
      return -1;
    }
    int end = tail.indexOf(ARMOUR_END, begin);
    boolean over = end >= 0 && tail.indexOf(DASHES, end + ARMOUR_END.length()) >= 0;
    return over ? -1 : least + begin;
  }

  /** Whether the first line is whole and is no private key's. */
  private static boolean isPublic(String text, int begin) {
    int end = text.indexOf(DASHES, begin + ARMOUR.length());
    return end >= 0 && text.substring(begin, end).indexOf("PRIVATE KEY") < 0;
  }

  private static int tokenStart(CharSequence text, int caret) {
    int at = caret;
    while (at > 0 && caret - at < LONGEST && text.charAt(at - 1) > ' ') {
      at--;
    }
    return at;
  }

  private static int tokenEnd(CharSequence text, int caret) {
    int at = caret;
    while (at < text.length() && at - caret < LONGEST && text.charAt(at) > ' ') {
      at++;
    }
    return at;
  }

  /** Groups that people part by spaces: back over short groups and digits, within a line. */
  private static int codeStart(CharSequence text, int caret) {
    int start = caret;
    int at = caret;
    int digits = 0;
    while (at > 0 && caret - at < LONGEST_CODE) {
      int end = at;
      while (end > 0 && gap(text.charAt(end - 1)) && at - end < 3) {
        end--;
      }
      int begin = end;
      int inGroup = 0;
      while (begin > 0
          && Glyphs.alphanumeric(text.charAt(begin - 1))
          && end - begin < LONGEST_CODE) {
        begin--;
        inGroup += Glyphs.isDigit(text.charAt(begin)) ? 1 : 0;
      }
      boolean short4 = end - begin <= 4 || inGroup == end - begin;
      if (begin == end || !short4) {
        break;
      }
      digits += inGroup;
      at = begin;
      start = digits >= 2 ? begin : start;
    }
    while (start > 0 && "(+".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return start;
  }

  private static boolean gap(char c) {
    return Glyphs.space(c) || Glyphs.dash(c) || c == '.' || c == '/' || c == '(' || c == ')';
  }

  private static boolean strongCode(CharSequence text, int from, int to) {
    var run = text.subSequence(from, to).toString();
    long digits = run.chars().filter(c -> Glyphs.isDigit((char) c)).count();
    return digits >= ENOUGH_DIGITS && !Dates.only(run);
  }

  private static boolean strongToken(CharSequence text, int from, int to) {
    if (to == from) {
      return false;
    }
    var token = text.subSequence(from, to).toString();
    int at = token.indexOf('@');
    boolean mixed =
        token.length() >= LONG_TOKEN
            && token.chars().anyMatch(c -> Glyphs.isDigit((char) c))
            && token.chars().anyMatch(c -> Glyphs.letter((char) c));
    return (at > 0 && at < token.length() - 1)
        || mixed
        || PREFIXES.stream().anyMatch(p -> token.length() > p.length() + 4 && token.contains(p));
  }
}
