package greenroom.server.vault;

import greenroom.recorder.RecordingId;
import greenroom.server.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One key a recording, one file a key. This folder may be replicated and must never be archived:
 * destroying a key here is what makes every copy of its recording unreadable.
 */
public final class EraseKeys {
  private final Path folder;

  public EraseKeys(Path folder) {
    this.folder = PrivateFiles.folder(folder);
  }

  AesKey create(RecordingId recording) {
    return new AesKey(
        PrivateFiles.readOrCreate(file(recording), () -> PrivateFiles.random(AesKey.BYTES)));
  }

  Optional<AesKey> find(RecordingId recording) {
    try {
      return Optional.of(new AesKey(Files.readAllBytes(file(recording))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("An erase key could not be read", e);
    }
  }

  /** Overwrites and removes the key, durably; nothing happens if it is gone already. */
  void destroy(RecordingId recording) {
    Path file = file(recording);
    if (!Files.exists(file)) {
      return;
    }
    try {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(PrivateFiles.random(AesKey.BYTES)), 0);
        channel.force(true);
      }
      Files.delete(file);
      try (FileChannel parent = FileChannel.open(folder, StandardOpenOption.READ)) {
        parent.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("An erase key could not be destroyed", e);
    }
  }

  private Path file(RecordingId recording) {
    return folder.resolve(recording + ".key");
  }
}
