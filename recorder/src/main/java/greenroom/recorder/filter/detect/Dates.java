package greenroom.recorder.filter.detect;

/** Dates and times in figures, which look like numbers of other kinds. */
final class Dates {
  private Dates() {}

  /** Whether the text is a date, perhaps with a time, and nothing else. */
  static boolean only(String text) {
    var groups = text.strip().split("[^0-9]+");
    return groups.length >= 3
        && groups.length <= 6
        && begins(groups)
        && rest(groups)
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || " -./:T".indexOf(c) >= 0);
  }

  /** Whether groups of these sizes, parted evenly by a hyphen, dot or slash, are a date. */
  static boolean shape(Piece piece) {
    boolean parted = piece.partedBy('-') || piece.partedBy('.') || piece.partedBy('/');
    return parted && onlyDate(piece);
  }

  private static boolean onlyDate(Piece piece) {
    return piece.sizes().length() == 3
        && only(piece.text().subSequence(piece.from(), piece.to()).toString());
  }

  private static boolean begins(String[] groups) {
    return (year(groups[0]) && dayAndMonth(groups[1], groups[2]))
        || (dayAndMonth(groups[0], groups[1]) && (year(groups[2]) || groups[2].length() == 2));
  }

  private static boolean rest(String[] groups) {
    for (int i = 3; i < groups.length; i++) {
      if (groups[i].length() > 2) {
        return false;
      }
    }
    return true;
  }

  private static boolean year(String text) {
    return text.length() == 4 && (text.startsWith("19") || text.startsWith("20"));
  }

  private static boolean dayAndMonth(String a, String b) {
    if (a.isEmpty() || b.isEmpty() || a.length() > 2 || b.length() > 2) {
      return false;
    }
    int one = Integer.parseInt(a);
    int other = Integer.parseInt(b);
    return Checksums.date(one, other) || Checksums.date(other, one);
  }
}
