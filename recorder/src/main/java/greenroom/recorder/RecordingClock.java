package greenroom.recorder;

import java.time.Instant;

/**
 * The one clock of a recording: nanoseconds since its start, on {@code CLOCK_MONOTONIC}, which
 * every container of the host shares and which goes on across a restart of the recorder host.
 *
 * @param startNanos {@code System.nanoTime()} at the recording's start
 * @param startWall the wall-clock anchor taken at the same moment
 */
public record RecordingClock(long startNanos, Instant startWall) {
  public static RecordingClock startNow() {
    return new RecordingClock(System.nanoTime(), Instant.now());
  }

  /** Nanoseconds since the start. */
  public long now() {
    return at(System.nanoTime());
  }

  /** The recording's time of a reading of {@code CLOCK_MONOTONIC}. */
  public long at(long monotonicNanos) {
    return monotonicNanos - startNanos;
  }
}
