package greenroom.recorder.filter.detect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * JSON Web Tokens: three parts in base64url of which the first is a JSON object with an algorithm.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>
 */
final class WebToken implements Detector {
  static final String RULE = "jwt";
  private static final int LONGEST_HEADER = 2_048;

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    for (int i = 0; i + 20 < text.length(); i++) {
      boolean begins =
          text.charAt(i) == 'e'
              && text.charAt(i + 1) == 'y'
              && (i == 0 || !member(text.charAt(i - 1)));
      if (!begins) {
        continue;
      }
      int end = i;
      int dots = 0;
      int firstDot = -1;
      while (end < text.length() && (member(text.charAt(end)) || text.charAt(end) == '.')) {
        if (text.charAt(end) == '.') {
          dots++;
          firstDot = firstDot < 0 ? end : firstDot;
        }
        end++;
      }
      if (dots >= 2 && firstDot - i <= LONGEST_HEADER && header(text.subSequence(i, firstDot))) {
        found.accept(new Found(RULE, i, end));
      }
      i = Math.max(i, end - 1);
    }
  }

  private static boolean member(char c) {
    return Glyphs.letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }

  private static boolean header(CharSequence part) {
    try {
      var json = new String(Base64.getUrlDecoder().decode(part.toString()), StandardCharsets.UTF_8);
      return json.startsWith("{") && (json.contains("\"alg\"") || json.contains("\"typ\""));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
