package greenroom.recorder.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.RecordingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps session records, one file each, safe against crashes. */
final class SessionFolder {
  private static final Logger LOG = LoggerFactory.getLogger(SessionFolder.class);
  private static final String FILE = "session.json";

  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;

  SessionFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes a record; on return it survives a crash. */
  void save(SessionRecord session) {
    try {
      Path own = AtomicFiles.makePrivateFolder(of(session.order().session()));
      AtomicFiles.write(own.resolve(FILE), json.writeValueAsBytes(session));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "A session could not be saved in " + folder + "; is the disk full?", e);
    }
  }

  /** All records. One that cannot be read is reported and left alone. */
  List<SessionRecord> all() {
    List<SessionRecord> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> folders = Files.list(folder)) {
        folders.sorted().forEach(own -> read(own.resolve(FILE)).ifPresent(found::add));
      } catch (IOException e) {
        throw new UncheckedIOException("The sessions in " + folder + " cannot be listed", e);
      }
    }
    return found;
  }

  /** Removes a record; without effect if there is none. */
  void remove(RecordingId session) {
    try {
      Files.deleteIfExists(of(session).resolve(FILE));
      Files.deleteIfExists(of(session));
    } catch (IOException e) {
      throw new UncheckedIOException("A session's record could not be removed", e);
    }
  }

  private Path of(RecordingId session) {
    return folder.resolve(session.toString());
  }

  private Optional<SessionRecord> read(Path file) {
    try {
      return Optional.of(json.readValue(file.toFile(), SessionRecord.class));
    } catch (IOException e) {
      LOG.error("session record unreadable file={}", file);
      return Optional.empty();
    }
  }
}
