package greenroom.task.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that someone probably meant. */
final class Suggestion {
  private Suggestion() {}

  /** "Did you mean …?" when one is close, else the whole choice. */
  static String forName(String written, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(written, name)))
        .filter(
            name ->
                distance(written, name)
                    <= Math.max(1, Math.max(written.length(), name.length()) / 3))
        .map(name -> "Did you mean \"" + name + "\"?")
        .orElseGet(() -> known.isEmpty() ? "" : "Known here: " + String.join(", ", known) + ".");
  }

  /**
   * The least number of letters to add, drop, change or swap with a neighbour (optimal string
   * alignment), without regard to case.
   */
  static int distance(String first, String second) {
    var a = cut(first);
    var b = cut(second);
    var rows = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++) {
      for (var j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          rows[i][j] = i + j;
          continue;
        }
        var change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        rows[i][j] =
            Math.min(rows[i - 1][j - 1] + change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length()][b.length()];
  }

  /** A name longer than this resembles nothing; cutting it bounds the work. */
  private static String cut(String name) {
    return name.substring(0, Math.min(64, name.length())).toLowerCase(Locale.ROOT);
  }
}
