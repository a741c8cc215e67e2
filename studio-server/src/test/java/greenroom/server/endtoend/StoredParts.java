package greenroom.server.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How far a running recording is stored, read from its part log as anyone on the host could. */
final class StoredParts {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path log;
  private final long startNanos;

  StoredParts(Deployment deployment, String session) {
    this.log = deployment.data().resolve("host/recordings/" + session + "/parts.jsonl");
    this.startNanos =
        json(deployment.data().resolve("host/sessions/" + session + "/session.json"))
            .findValue("startNanos")
            .asLong();
  }

  /**
   * Waits until everything that happened before this call has left the delay line and is stored.
   */
  void awaitEverythingUntilNow() {
    long now = System.nanoTime() - startNanos;
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (storedUntil() < now) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Nothing was stored for " + LIMIT.toSeconds() + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private long storedUntil() {
    try {
      return Files.readAllLines(log).stream()
          .map(StoredParts::line)
          .mapToLong(part -> part.path("t1").asLong())
          .max()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static JsonNode line(String text) {
    try {
      return Objects.requireNonNull(JSON.readTree(text));
    } catch (IOException e) {
      throw new AssertionError("The part log has a line that is not JSON", e);
    }
  }

  private static JsonNode json(Path file) {
    try {
      return Objects.requireNonNull(JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
