package greenroom.recorder;

/**
 * A span that a volunteer wants gone before submitting, nanoseconds since the recording's start;
 * {@code to} is exclusive. What is removed is rounded outward to whole parts and key frames.
 */
public record Cut(long from, long to) {
  public Cut {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("a cut cannot span " + from + " to " + to);
    }
  }
}
