package greenroom.server;

/**
 * A span to take out of a recording before submitting it; the host rounds it outward to key frames.
 *
 * @param from nanoseconds since the recording's start, inclusive
 * @param to nanoseconds since the recording's start, exclusive
 */
public record Cut(long from, long to) {
  public Cut {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("A cut needs 0 ≤ from < to, not " + from + "–" + to);
    }
  }
}
