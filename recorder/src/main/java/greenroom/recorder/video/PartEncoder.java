package greenroom.recorder.video;

import greenroom.recorder.RecordedEvent.Box;
import java.lang.foreign.MemorySegment;

/**
 * Turns a picture that changes into the parts of one segment. Times are nanoseconds and never go
 * back. Used by one thread at a time; any method may throw a {@link VideoException}.
 */
public interface PartEncoder extends AutoCloseable {
  /** What comes before the first part of the segment. */
  byte[] initialisation();

  /** Takes a rectangle of the screen into the picture, which {@link #frame} then shows. */
  void draw(MemorySegment screen, int stride, Box box);

  /** Blackens a rectangle of the picture. */
  void black(Box box);

  /** The picture is shown from {@code t} on. */
  void frame(long t, boolean key);

  /** Ends a part at {@code t} and begins the next one there with the picture as it is. */
  Fragment cut(long t, boolean key);

  /** Ends the last part at {@code t}. */
  Fragment finish(long t);

  /** Forgets the part that is being made. */
  void discard();

  @Override
  void close();
}
