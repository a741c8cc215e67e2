package greenroom.recorder.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recording's directory: only its owner may look in, no link is ever followed, a file appears
 * under its name only when all of it is on the disk.
 */
final class RecordingFolder {
  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final String TEMPORARY = ".tmp";

  private final Path root;
  private @Nullable FileStore store;

  private RecordingFolder(Path root) {
    this.root = root;
  }

  /** Makes the directory; it must not exist. Its parent must. */
  static RecordingFolder create(Path root) throws IOException {
    Files.createDirectory(root, DIRECTORY);
    Files.createDirectory(root.resolve("parts"), DIRECTORY);
    RecordingFolder folder = new RecordingFolder(root);
    folder.syncDirectory(root);
    folder.syncDirectoryOf(root);
    return folder;
  }

  static RecordingFolder open(Path root) throws IOException {
    requireDirectory(root);
    requireDirectory(root.resolve("parts"));
    return new RecordingFolder(root);
  }

  private static void requireDirectory(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(path.toString());
    }
  }

  boolean has(String name) {
    return Files.isRegularFile(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  long size(String name) throws IOException {
    return Files.size(root.resolve(name));
  }

  long usableSpace() throws IOException {
    FileStore known = store;
    if (known == null) {
      // To find it means to read the whole table of mounts: once is enough.
      known = Files.getFileStore(root);
      store = known;
    }
    return known.getUsableSpace();
  }

  byte[] read(String name) throws IOException {
    try (var in =
        Files.newInputStream(
            root.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return in.readAllBytes();
    }
  }

  /** Puts the whole file there, durably, or nothing. Replaces what had the name. */
  void write(String name, byte[] bytes) throws IOException {
    Path file = root.resolve(name);
    Path temporary = root.resolve(name + TEMPORARY);
    Files.deleteIfExists(temporary);
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              Set.of(
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.WRITE,
                  LinkOption.NOFOLLOW_LINKS),
              FILE)) {
        writeAll(channel, bytes);
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    syncDirectoryOf(file);
  }

  /** Opens a file that only ever grows. */
  FileChannel openToAppend(String name) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve(name),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            FILE);
    channel.position(channel.size());
    syncDirectory(root);
    return channel;
  }

  /** Removes files for good; absent ones are fine. */
  void remove(List<String> names) throws IOException {
    for (String name : names) {
      Files.deleteIfExists(root.resolve(name));
    }
    syncDirectory(root.resolve("parts"));
  }

  /** Names of what lies in {@code parts/}, as {@code parts/…}. */
  List<String> parts() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(root.resolve("parts"))) {
      files.forEach(file -> names.add("parts/" + file.getFileName()));
    }
    return names;
  }

  /** Removes what a crash left half-written beside the parts. */
  void removeTemporaries() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.filter(path -> temporary(path.toString())).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  static boolean temporary(String name) {
    return name.endsWith(TEMPORARY);
  }

  static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private void syncDirectoryOf(Path file) throws IOException {
    syncDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  private void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
