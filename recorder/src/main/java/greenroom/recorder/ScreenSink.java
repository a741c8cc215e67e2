package greenroom.recorder;

import java.lang.foreign.MemorySegment;

/** Where a screen's changes go. Called by one thread. */
public interface ScreenSink {

  /** The recording's time, nanoseconds since its start. */
  long now();

  /**
   * Native memory for pixels of the update that is being read; waits while too much is held, which
   * lowers the frame rate and nothing else.
   *
   * @throws TroubleException with {@code held-too-much} if one update does not fit at all
   */
  MemorySegment room(long bytes) throws InterruptedException;

  /** Takes a whole update. */
  void accept(ScreenUpdate update);

  /** Takes back the room of an update that nobody wants. */
  void discard();

  /** The desktop put text into its clipboard. */
  void clipboard(String text);

  /** The desktop's screen is gone. Called at most once, as the last call. */
  void lost(TroubleException trouble);
}
