package greenroom.recorder.bench.filter;

/** Writes digits the way people do. */
final class Groups {
  private Groups() {}

  /** Cuts a text into groups of these sizes; the last size repeats. */
  static String of(String text, String separator, int... sizes) {
    var grouped = new StringBuilder();
    int at = 0;
    for (int i = 0; at < text.length(); i++) {
      int end = Math.min(text.length(), at + sizes[Math.min(i, sizes.length - 1)]);
      grouped.append(at == 0 ? "" : separator).append(text, at, end);
      at = end;
    }
    return grouped.toString();
  }

  /** Puts characters into the places marked {@code #} of a pattern. */
  static String into(String pattern, String characters) {
    var filled = new StringBuilder();
    int next = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      filled.append(c == '#' ? characters.charAt(next++) : c);
    }
    return filled.toString();
  }
}
