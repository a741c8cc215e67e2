package greenroom.recorder.bench.gate;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One way to the desktop.
 *
 * @param name how the table calls it
 * @param way opens a new line
 * @param process what its processor time is counted of; null where nothing lies between
 */
record Contestant(String name, Way way, @Nullable ProcessHandle process) {

  /** Opens a line. */
  interface Way {
    DesktopLine open() throws IOException;
  }
}
