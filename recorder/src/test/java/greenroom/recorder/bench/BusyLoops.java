package greenroom.recorder.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Programs that do nothing as fast as they can: a loaded machine. */
public final class BusyLoops implements AutoCloseable {
  private final List<Process> loops = new ArrayList<>();

  /** Starts this many. */
  public BusyLoops(int count) {
    try {
      for (int i = 0; i < count; i++) {
        loops.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    loops.forEach(Process::destroyForcibly);
  }
}
