package greenroom.recorder;

/**
 * Where a recording goes on: its beginning, or what a part log says after a restart.
 *
 * @param segment number of the next segment (one above the highest in the log, 0 at the beginning)
 * @param event {@code seq} of the next event line
 * @param t end of the last stored part, nanoseconds since the recording's start
 */
public record ResumePoint(int segment, long event, long t) {
  /** A recording that has nothing yet. */
  public static final ResumePoint BEGINNING = new ResumePoint(0, 0, 0);

  public ResumePoint {
    if (segment < 0 || event < 0 || t < 0) {
      throw new IllegalArgumentException(
          "Not a place in a recording: " + segment + ", " + event + ", " + t);
    }
  }
}
