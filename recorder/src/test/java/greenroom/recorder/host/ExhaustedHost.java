package greenroom.recorder.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The real recorder host, which uses up its whole heap once it is asked to. */
final class ExhaustedHost {
  private static final String ASKED = "exhaust";

  private ExhaustedHost() {}

  public static void main(String[] arguments) {
    Path asked = Path.of(System.getenv("GREENROOM_DATA"), ASKED);
    Thread.ofPlatform().daemon().start(() -> exhaustOnceAsked(asked));
    RecorderHost.main(arguments);
  }

  /** Asks the host that has this data folder to run out of memory. */
  static void ask(Path data) throws java.io.IOException {
    Files.createFile(data.resolve(ASKED));
  }

  private static void exhaustOnceAsked(Path asked) {
    while (!Files.exists(asked)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    List<byte[]> hoard = new ArrayList<>();
    while (hoard.size() < Integer.MAX_VALUE) {
      hoard.add(new byte[1 << 20]);
    }
  }
}
