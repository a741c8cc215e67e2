package greenroom.recorder.host;

import greenroom.recorder.RecordingId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this host's recordings as others may have them: sealed, or without content. */
final class RecordingFiles {
  private static final Pattern NAME =
      Pattern.compile(
          "manifest\\.json|manifest\\.sig|parts\\.jsonl|SHA256SUMS"
              + "|parts/[0-9]{6,12}\\.(screen|events|verdict|note)\\.age");

  private final Path folder;

  RecordingFiles(Path folder) {
    this.folder = folder;
  }

  /** One file. */
  record FileEntry(String name, long bytes, String sha256) {}

  /** The recording's folder, whether it is there or not. */
  Path of(RecordingId recording) {
    return folder.resolve(recording.toString());
  }

  /** All files of a recording, by name. */
  List<FileEntry> list(RecordingId recording) {
    Path own = of(recording);
    if (!Files.isDirectory(own)) {
      throw HostException.notFound("This recorder host has no such recording.");
    }
    List<FileEntry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(own, 2)) {
      for (Path file : files.sorted().toList()) {
        String name = own.relativize(file).toString();
        if (NAME.matcher(name).matches()) {
          entries.add(entry(name, file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A recording's files could not be listed", e);
    }
    return entries;
  }

  /** The bytes of one file; the caller closes the stream. */
  InputStream open(RecordingId recording, String name) {
    if (!NAME.matcher(name).matches()) {
      throw HostException.notFound("A recording has no file of that name.");
    }
    try {
      return Files.newInputStream(of(recording).resolve(name), LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw HostException.notFound("The recording has no such file.");
    } catch (IOException e) {
      throw new UncheckedIOException("A recording's file could not be opened", e);
    }
  }

  /** Removes a recording with all its files; without effect if there is none. */
  void delete(RecordingId recording) {
    Path own = of(recording);
    if (!Files.exists(own)) {
      return;
    }
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A recording could not be deleted completely; try again", e);
    }
  }

  private static FileEntry entry(String name, Path file) throws IOException {
    try (var digesting = new DigestInputStream(Files.newInputStream(file), sha256())) {
      long bytes = digesting.transferTo(java.io.OutputStream.nullOutputStream());
      return new FileEntry(
          name, bytes, HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
