package greenroom.recorder.proving;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordingClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A desktop that nobody works at yet. */
public interface DesktopToProve {
  /** The Unix socket at which its RFB server answers. */
  Path screenSocket();

  /**
   * Runs a program in the desktop and answers its standard output.
   *
   * @throws RuntimeException if it cannot be run, fails or takes longer than the limit
   */
  byte[] run(List<String> command, byte[] standardInput, Duration limit);

  /** Hands on what the desktop's context sources say, until closed. */
  Listening context(RecordingClock clock, Consumer<ContextSignal> listener);

  /** Context that is being listened to. */
  interface Listening extends AutoCloseable {
    /** Waits until the source is heard, at most this long. */
    void awaitFound(Duration limit);

    @Override
    void close();
  }
}
