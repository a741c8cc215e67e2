package greenroom.recorder.host;

import greenroom.recorder.Manifest.Canaries;
import greenroom.recorder.Manifest.ClockError;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a session after a crash; {@code session.json} in its folder. Holds ids,
 * states and counts, and the study's words until the session is over.
 *
 * @param sandbox the claimed desktop, or null before and after it
 * @param screen the desktop's size
 * @param images digest by role of each image that the sandbox runs; empty before it is prepared
 * @param clockError what was measured of the desktop before it was given out, or null
 * @param canaries what was planted in it and found before it was given out, or null
 * @param clock the recording's clock, or null before it began
 * @param closing why the session ends, once it does
 */
record SessionRecord(
    SessionOrder order,
    SessionStatus status,
    @Nullable String sandbox,
    Screen screen,
    Map<String, String> images,
    @Nullable ClockError clockError,
    @Nullable Canaries canaries,
    @Nullable Anchor clock,
    @Nullable StopReason closing) {
  SessionRecord {
    images = Map.copyOf(images);
  }

  /** A session of which nothing is known but its order. */
  static SessionRecord of(SessionOrder order) {
    var status = new SessionProgress(order.session()).status();
    return new SessionRecord(order, status, null, Screen.UNKNOWN, Map.of(), null, null, null, null);
  }

  /** A desktop's size in pixels. */
  record Screen(int width, int height) {
    static final Screen UNKNOWN = new Screen(0, 0);
  }

  /**
   * A recording's start.
   *
   * @param startNanos a reading of {@code CLOCK_MONOTONIC}
   * @param startWall ISO-8601
   */
  record Anchor(long startNanos, String startWall) {
    static Anchor of(RecordingClock clock) {
      return new Anchor(clock.startNanos(), clock.startWall().toString());
    }

    RecordingClock clock() {
      return new RecordingClock(startNanos, Instant.parse(startWall));
    }
  }
}
