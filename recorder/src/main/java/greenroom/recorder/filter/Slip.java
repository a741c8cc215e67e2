package greenroom.recorder.filter;

import java.util.List;

/**
 * Whether something that was typed and then corrected was a value of the task's with a slip in it.
 */
final class Slip {
  /** Characters that were wrong, missing or too many. */
  private static final int FEW = 2;

  /** In something long, one in so many. */
  private static final int ONE_IN = 8;

  /** In something shorter, so many could make anything of anything. */
  private static final int SHORTEST = 6;

  private Slip() {}

  static boolean of(String typed, List<String> own) {
    var wrong = Compact.of(typed);
    return wrong.length() >= SHORTEST
        && own.stream().anyMatch(right -> close(wrong, Compact.of(right)));
  }

  private static boolean close(String wrong, String right) {
    int most = Math.max(FEW, right.length() / ONE_IN);
    return Math.abs(wrong.length() - right.length()) <= most && distance(wrong, right) <= most;
  }

  /** How many characters must be changed, put in or taken out (V. I. Levenshtein, 1965). */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int same = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(same, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[other.length()];
  }
}
