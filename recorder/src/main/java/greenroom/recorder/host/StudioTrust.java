package greenroom.recorder.host;

import greenroom.recorder.HostTicketVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The studio's public key, which {@code data/trust/studio.pub} tells. */
final class StudioTrust {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private StudioTrust() {}

  /**
   * Reads the key, waiting until the studio has written it.
   *
   * @throws IllegalStateException if it is not there in time, or is no key
   */
  static PublicKey await(Path data, Duration limit) {
    Path file = data.resolve("trust").resolve("studio.pub");
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() - end < 0) {
      if (Files.isReadable(file)) {
        return read(file);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    throw new IllegalStateException(
        "The studio's public key did not appear in "
            + file
            + " within "
            + limit.toSeconds()
            + " s. Start the studio with the same GREENROOM_DATA, or copy the key there.");
  }

  private static PublicKey read(Path file) {
    try {
      return HostTicketVerifier.studioKey(Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The studio's public key in " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
