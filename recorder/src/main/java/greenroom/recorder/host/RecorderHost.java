package greenroom.recorder.host;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorder host's process.
 *
 * <p>The launcher starts it so, on a JDK 25, after {@code ulimit -c 0}:
 *
 * <pre>
 * java @recorder/src/main/jvm/sealed.options -Xmx1g -cp … greenroom.recorder.host.RecorderHost
 * </pre>
 *
 * <p>Settings: {@link HostSettings}. It ends with status 2 and one sentence when it cannot start.
 */
public final class RecorderHost {
  /** The property that makes this module's beans exist; set in this process only. */
  static final String PROCESS = "greenroom.recorder-host";

  static {
    // Set before the first logger is made; the studio has a configuration of its own.
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "greenroom/recorder/host/logback.xml");
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(RecorderHost.class);

  private RecorderHost() {}

  /** Runs until SIGTERM or Ctrl-C. */
  public static void main(String[] arguments) {
    Optional<String> objection = JvmGuard.objection();
    if (objection.isPresent()) {
      fail(objection.get());
    }
    if (!ProcessSeal.close()) {
      fail(
          "The kernel would let others see the memory of this process, which holds what volunteers"
              + " type (prctl or setrlimit was refused). Look at the container or service that"
              + " starts it.");
    }
    if (JvmGuard.swapIsOn()) {
      LOG.warn(
          "swap is on: memory that holds a recording may be written to disk."
              + " Use encrypted swap, or turn it off: swapoff -a");
    }
    try {
      HostProcess process = HostProcess.start(HostSettings.from(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(process::close, "shutdown"));
    } catch (RuntimeException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private static void fail(String sentence) {
    System.err.println("greenroom recorder host: " + sentence);
    System.exit(2);
  }
}
