package greenroom.server.audit;

import greenroom.server.PrivateFiles;
import greenroom.server.StudioSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sealed copy of the audit log, outside the database: {@code entries.jsonl} and {@code
 * checkpoints.jsonl}, both only ever appended to. Used by one thread at a time.
 */
public final class AuditArchive {
  public static final String ENTRIES = "entries.jsonl";
  public static final String CHECKPOINTS = "checkpoints.jsonl";

  private final Path entries;
  private final Path checkpoints;
  private @Nullable AuditLine newest;
  private @Nullable String newestCheckpoint;

  public AuditArchive(Path folder) {
    PrivateFiles.folder(folder);
    entries = folder.resolve(ENTRIES);
    checkpoints = folder.resolve(CHECKPOINTS);
    dropTornLine(entries);
    dropTornLine(checkpoints);
    newest = last(entries).flatMap(AuditLine::parse).orElse(null);
    newestCheckpoint = last(checkpoints).orElse(null);
  }

  /** The newest sealed entry. */
  Optional<AuditLine> newest() {
    return Optional.ofNullable(newest);
  }

  /** Whether every sealed entry is under a checkpoint. */
  boolean complete() {
    long sealed =
        Optional.ofNullable(newestCheckpoint)
            .flatMap(Checkpoint::parse)
            .map(Checkpoint::seq)
            .orElse(0L);
    return newest().map(AuditLine::seq).orElse(0L) == sealed;
  }

  /** Appends entries, at least one, that follow on the newest; on return they survive a crash. */
  void append(List<AuditLine> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.json()).append('\n'));
    append(entries, text.toString());
    newest = lines.getLast();
  }

  /** Signs how the archive stands. */
  void checkpoint(StudioSignature signature, Instant at) {
    AuditLine head = newest().orElseThrow();
    String prev = newestCheckpoint == null ? Checkpoint.FIRST : Checkpoint.hashOf(newestCheckpoint);
    String line = Checkpoint.sign(head.seq(), head.hash(), at, prev, signature).json();
    append(checkpoints, line + "\n");
    newestCheckpoint = line;
  }

  private static void append(Path file, String text) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("The audit archive could not be written", e);
    }
  }

  private static Optional<String> last(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(file)) {
      return lines.reduce((before, line) -> line);
    } catch (IOException e) {
      throw new UncheckedIOException("The audit archive could not be read", e);
    }
  }

  /** A crash in the middle of a write leaves a line without its end; it was never promised. */
  private static void dropTornLine(Path file) {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size();
      ByteBuffer one = ByteBuffer.allocate(1);
      while (end > 0) {
        channel.read(one.clear(), end - 1);
        if (one.get(0) == '\n') {
          break;
        }
        end--;
      }
      channel.truncate(end);
    } catch (IOException e) {
      throw new UncheckedIOException("The audit archive could not be opened", e);
    }
  }
}
