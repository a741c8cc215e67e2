package greenroom.recorder.filter.detect;

/**
 * A stretch of text that must not be stored: {@code [from, to)}.
 *
 * @param rule what it is, as in {@code redacted{rule}}
 */
public record Found(String rule, int from, int to) {
  public Found {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("Nothing lies between " + from + " and " + to);
    }
  }

  /** Whether all of the other is within this. */
  public boolean holds(Found other) {
    return from <= other.from && to >= other.to;
  }

  /** Whether both have a character in common. */
  public boolean overlaps(Found other) {
    return from < other.to && other.from < to;
  }
}
