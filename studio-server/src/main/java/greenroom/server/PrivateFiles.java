package greenroom.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Files and folders that only this user may read. */
public final class PrivateFiles {
  private static final SecureRandom RANDOM = new SecureRandom();

  private PrivateFiles() {}

  /** Makes the folder, and what is missing above it, with mode 0700. */
  public static Path folder(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " could not be made", e);
    }
  }

  /** Writes the file at once or not at all, durably, with mode 0600. */
  public static void write(Path file, byte[] content) {
    try {
      Files.move(
          temporary(file, content),
          file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " could not be written", e);
    }
  }

  /** The file's content; made first if there is none. Of several who make it at once, one wins. */
  public static byte[] readOrCreate(Path file, Supplier<byte[]> content) {
    try {
      if (!Files.exists(file)) {
        Path made = temporary(file, content.get());
        try {
          Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
          // Somebody else was faster: theirs counts.
        } finally {
          remove(made);
        }
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " could not be read", e);
    }
  }

  private static Path temporary(Path file, byte[] content) throws IOException {
    folder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder"));
    Path next = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try (FileChannel channel =
        FileChannel.open(
            next,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    return next;
  }

  /** Removes the file if it is there. */
  public static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " could not be removed", e);
    }
  }

  /** 256 random bits as text, kept in the file. */
  public static String secret(Path file) {
    byte[] text =
        readOrCreate(file, () -> Base64.getUrlEncoder().withoutPadding().encode(random(32)));
    return new String(text, StandardCharsets.US_ASCII);
  }

  public static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
