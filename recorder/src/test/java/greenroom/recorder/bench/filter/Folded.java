package greenroom.recorder.bench.filter;

import java.util.ArrayList;
import java.util.List;

/** Compares what was read with what was entered, leaving out what is only writing. */
final class Folded {
  /** Characters that a reading of pixels takes for each other, each named by its first. */
  private static final List<String> ALIKE = List.of("0oqd", "1il!|jt", "5s$", "8b&", "2z", "6g9");

  private Folded() {}

  /** Letters and digits alone, in lower case. */
  static String plain(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /** As {@link #plain}, with characters that look alike made the same. */
  static String alike(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints()
        .map(Character::toLowerCase)
        .forEach(
            c -> {
              for (var group : ALIKE) {
                if (group.indexOf(c) >= 0) {
                  folded.append(group.charAt(0));
                  return;
                }
              }
              if (Character.isLetterOrDigit(c)) {
                folded.appendCodePoint(c);
              }
            });
    return folded.toString();
  }

  /** Every run of this length. */
  static List<String> runs(String text, int length) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i + length <= text.length(); i++) {
      runs.add(text.substring(i, i + length));
    }
    return runs;
  }

  /**
   * How much of {@code wanted} is found somewhere in {@code read}, from 0 to 1: the best local
   * alignment (T. F. Smith and M. S. Waterman, 1981), with 1 for a match and −1 for a difference or
   * a gap, over the length of {@code wanted}.
   */
  static double likeness(String wanted, String read) {
    int[] before = new int[read.length() + 1];
    int best = 0;
    for (int i = 1; i <= wanted.length(); i++) {
      int[] row = new int[read.length() + 1];
      for (int j = 1; j <= read.length(); j++) {
        int diagonal = before[j - 1] + (wanted.charAt(i - 1) == read.charAt(j - 1) ? 1 : -1);
        row[j] = Math.max(Math.max(0, diagonal), Math.max(before[j], row[j - 1]) - 1);
        best = Math.max(best, row[j]);
      }
      before = row;
    }
    return wanted.isEmpty() ? 0 : (double) best / wanted.length();
  }
}
