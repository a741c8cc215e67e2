package greenroom.recorder.pipeline;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.InputSink;
import greenroom.recorder.PartStore;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.gate.Gate;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A running recording of one desktop. Opens the gate once the first picture is there; holds it on
 * pause, stop and trouble. All methods may be called from any thread.
 *
 * <p>Until the context source is {@link ContextSignal.Found}, and while it is lost, keys are
 * redacted and the picture is black.
 */
public final class Recording implements InputSink, AutoCloseable {

  /**
   * Starts capturing, and opens the gate.
   *
   * @param from {@link ResumePoint#BEGINNING}, or where an earlier run on the same clock ended
   * @throws greenroom.recorder.TroubleException with {@code screen-lost} or {@code encoder-failed}
   *     if it cannot start; the gate is held then
   */
  public static Recording start(
      RecordingSettings settings,
      RecordingClock clock,
      ResumePoint from,
      Path screenSocket,
      Gate gate,
      PartStore store,
      RecordingListener listener) {
    return pending();
  }

  @Override
  public long now() {
    return pending();
  }

  /** For the gate. */
  @Override
  public boolean accept(RecordedEvent event) {
    return pending();
  }

  /** Takes what the desktop's context sources say; never blocks. */
  public void context(ContextSignal signal) {
    pending();
  }

  /** Holds the gate and captures nothing from now on. Without effect when paused or stopped. */
  public void pause() {
    pending();
  }

  /** Goes on after {@link #pause}. */
  public void resume() {
    pending();
  }

  /** Marks a step as ticked off ({@code done}) or not; a key frame follows. */
  public void mark(String step, boolean done) {
    pending();
  }

  /** Forgets the last minutes: what waits in memory, and the parts in the store. */
  public Deletion deleteLast(Duration time) {
    return pending();
  }

  /**
   * Holds the gate, lets what waits in memory pass the filters (takes up to the hold), stores the
   * last part and frees everything. Calling it again only answers.
   */
  public RecordingCounts stop() {
    return pending();
  }

  /** The counts so far. */
  public RecordingCounts counts() {
    return pending();
  }

  /** As {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the skeleton
  private static <T> T pending() {
    throw new UnsupportedOperationException("Not finished yet");
  }
}
