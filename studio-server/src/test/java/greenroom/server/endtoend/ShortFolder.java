package greenroom.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data folders for tests, with paths short enough for Unix sockets. */
final class ShortFolder {
  private ShortFolder() {}

  static Path make() {
    try {
      return Files.createTempDirectory(Path.of("/tmp"), "gr");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
