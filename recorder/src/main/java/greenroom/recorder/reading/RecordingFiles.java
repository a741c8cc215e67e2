package greenroom.recorder.reading;

import greenroom.recorder.FormatException;
import greenroom.recorder.Manifest;
import greenroom.recorder.ManifestJson;
import greenroom.recorder.PartLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of one recording, read as they are. No link is followed. */
public final class RecordingFiles {
  static final String MANIFEST = "manifest.json";
  static final String SIGNATURE = "manifest.sig";
  private static final long MAX_FILE = 256L << 20;

  private final Path root;

  private RecordingFiles(Path root) {
    this.root = root;
  }

  /** Whether this looks like a recording's folder. */
  static boolean at(Path root) {
    return Files.isRegularFile(root.resolve(PartLog.FILE), LinkOption.NOFOLLOW_LINKS)
        || Files.isRegularFile(root.resolve(MANIFEST), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * @throws ReadingException if it is no recording
   */
  public static RecordingFiles open(Path root) {
    if (!at(root)) {
      throw new ReadingException(
          root
              + " is neither a recording nor a bundle: it has no manifest.json, parts.jsonl or"
              + " bundle.json. Give the folder that was unpacked.");
    }
    return new RecordingFiles(root);
  }

  public Path root() {
    return root;
  }

  /** The file's bytes; empty if there is no such file. */
  Optional<byte[]> read(String name) {
    return read(root.resolve(name));
  }

  static Optional<byte[]> read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new ReadingException(file + " is larger than any file of a recording.");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ReadingException(file + " cannot be read. Look at the disk and at permissions.", e);
    }
  }

  /** The manifest if it is there and can be read at all. */
  public Optional<Manifest> manifest() {
    try {
      return read(MANIFEST).map(ManifestJson::read);
    } catch (FormatException _) {
      return Optional.empty();
    }
  }

  /** The part log as far as its chain holds. */
  PartLog.Followed log() {
    return PartLog.follow(read(PartLog.FILE).orElse(new byte[0]));
  }

  /** Whether the part log's chain holds to the end that the manifest names, if it can be read. */
  boolean logHolds() {
    PartLog.Followed followed = log();
    PartLog log = followed.log();
    Manifest.Log found = new Manifest.Log(log.entries().size(), log.head());
    return followed.problem() == null
        && manifest().map(manifest -> manifest.log().equals(found)).orElse(true);
  }

  /** All entries that can be read, chained or not: for opening what is left. */
  PartLog salvagedLog() {
    return PartLog.salvage(read(PartLog.FILE).orElse(new byte[0]));
  }

  /** Every name below the folder, with forward slashes, links and all. */
  SortedSet<String> names() {
    return names(root);
  }

  static SortedSet<String> names(Path root) {
    SortedSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(file -> names.add(root.relativize(file).toString()));
    } catch (IOException e) {
      throw new ReadingException(root + " cannot be listed. Look at permissions.", e);
    }
    return names;
  }
}
