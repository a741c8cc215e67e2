package greenroom.recorder;

import greenroom.recorder.RecordedEvent.Box;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * What changed on the screen, in the order in which it is to be applied.
 *
 * @param t when the change arrived, nanoseconds since the recording's start
 */
public record ScreenUpdate(long t, List<Change> changes) {
  public ScreenUpdate {
    changes = List.copyOf(changes);
  }

  /** One changed box. */
  public sealed interface Change {
    Box box();
  }

  /**
   * New pixels, row by row without gaps: blue, green, red and an unused byte each. The memory is
   * the sink's, from {@link ScreenSink#room}.
   */
  public record Pixels(Box box, MemorySegment pixels) implements Change {
    /** Hides the picture. */
    @Override
    public String toString() {
      return "Pixels[" + box + "]";
    }
  }

  /** The box now shows what was at this place before. */
  public record Copied(Box box, int fromX, int fromY) implements Change {}
}
