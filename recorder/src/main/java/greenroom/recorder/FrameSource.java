package greenroom.recorder;

import java.io.InputStream;
import java.util.Optional;

/** Decoded pictures in order of time, one at a time. */
public interface FrameSource extends AutoCloseable {
  /** The next picture, or empty after the last. */
  Optional<Frame> next();

  @Override
  void close();

  /** Opens one segment: its initialisation and its fragments, in order, as one MP4. */
  @FunctionalInterface
  interface Decoder {
    FrameSource open(InputStream mp4);
  }
}
