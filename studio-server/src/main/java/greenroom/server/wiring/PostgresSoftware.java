package greenroom.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the library that carries them.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresSoftware(Path home) {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  /** Unpacks into the folder unless it is there already. */
  static PostgresSoftware in(Path home) {
    if (!Files.isDirectory(home)) {
      Path unfinished = home.resolveSibling(home.getFileName() + ".unpacking");
      try {
        delete(unfinished);
        unpack(unfinished);
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "PostgreSQL's programs could not be unpacked into " + home + ": is the disk full?", e);
      }
    }
    return new PostgresSoftware(home);
  }

  /**
   * The command line of one of its programs. PostgreSQL refuses to run as root; in a user namespace
   * of its own, where nobody is mapped, it is not root and still owns its files.
   */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void unpack(Path folder) throws IOException {
    try (InputStream resource = PostgresSoftware.class.getResourceAsStream(ARCHIVE)) {
      if (resource == null) {
        throw new IOException("This build carries no PostgreSQL for this machine");
      }
      Files.createDirectories(folder);
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZCompressorInputStream(resource))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          unpack(entry, tar, folder);
        }
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("The archive reaches out of its folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, file);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
