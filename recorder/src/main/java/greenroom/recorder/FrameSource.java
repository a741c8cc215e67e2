package greenroom.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Decoded pictures in order of time. To be used by one thread. */
public interface FrameSource extends AutoCloseable {
  /**
   * The next picture; empty after the last.
   *
   * @throws IOException if the source of the bytes fails
   */
  Optional<Frame> next() throws IOException;

  @Override
  void close();

  /** Opens one segment: its initialisation and its fragments, in order, as one MP4. */
  @FunctionalInterface
  interface Decoder {
    FrameSource open(InputStream mp4);
  }
}
