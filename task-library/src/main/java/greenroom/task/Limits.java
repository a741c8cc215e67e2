package greenroom.task;

import java.time.Duration;

/**
 * What one session of a task may use at most.
 *
 * @param active time with the desktop connected and not paused
 * @param bytes size of the sealed recording
 */
public record Limits(Duration active, long bytes) {
  public Limits {
    if (active.compareTo(Duration.ofMinutes(1)) < 0 || active.compareTo(Duration.ofHours(4)) > 0) {
      throw new IllegalArgumentException(
          "A session has between one minute and four hours; not " + active.toSeconds() + " s");
    }
    if (bytes < 1_000_000 || bytes > 20_000_000_000L) {
      throw new IllegalArgumentException(
          "A recording has room for 1 MB to 20 GB; not " + bytes + " bytes");
    }
  }
}
