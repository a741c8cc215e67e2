package greenroom.recorder;

import java.util.List;

/**
 * One line of {@code parts.jsonl}. Each line carries the SHA-256 of the line before it, so that
 * none can be changed, dropped or swapped unnoticed. Times are nanoseconds since the recording's
 * start; nothing in a line is content.
 */
public sealed interface PartLogEntry {

  /** Never decreases from line to line. */
  long seq();

  long from();

  long to();

  /** A part was stored. {@code bytes} and {@code sha256} are those of the sealed file. */
  record Stored(
      PartName name,
      long from,
      long to,
      long bytes,
      String sha256,
      boolean keyframe,
      int segment,
      int events,
      int frames)
      implements PartLogEntry {
    @Override
    public long seq() {
      return name.seq();
    }

    /** Whether this is a screen part without pictures: a segment's initialisation. */
    public boolean initialisation() {
      return name.kind() == PartKind.SCREEN && frames == 0;
    }
  }

  /**
   * Parts were taken out for good; their own lines stay. Times are the range after rounding.
   *
   * @param reason {@link #DELETED}, {@link #CUT} or {@link #LOST}
   */
  record Removed(long seq, long from, long to, String reason, List<PartName> parts)
      implements PartLogEntry {
    /** The volunteer deleted the last minutes while recording. */
    public static final String DELETED = "deleted";

    /** The volunteer cut it out before submitting. */
    public static final String CUT = "cut";

    /** A crash or the disk lost a file whose line was there. */
    public static final String LOST = "lost";

    public Removed {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The recorder closed this run in order.
   *
   * @param counts what this run's producers made and handed over
   */
  record Stopped(long seq, long from, long to, int segment, RecordingCounts counts)
      implements PartLogEntry {}

  /**
   * The recorder came back: between {@code from} and {@code to} nothing is stored.
   *
   * @param segment the first segment number of the new run
   * @param clean whether the run before it had been stopped in order; if not, at most what was held
   *     in memory and the last second are lost
   * @param orphans sealed files without a line that were removed
   */
  record Resumed(long seq, long from, long to, int segment, boolean clean, int orphans)
      implements PartLogEntry {}
}
