package greenroom.task.yaml;

import greenroom.task.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a task's folder: plain files only, within limits, each with its SHA-256. Hidden
 * files (whose names begin with a dot) do not belong to the task.
 */
final class TaskFolder {
  static final int MAX_FILES = 200;
  static final int MAX_DEPTH = 8;
  static final long MAX_BYTES = 64L * 1024 * 1024;

  private final Path root;
  private final Map<String, File> files;

  private TaskFolder(Path root, Map<String, File> files) {
    this.root = root;
    this.files = files;
  }

  record File(String sha256, long bytes) {}

  static TaskFolder open(Path folder) throws Refused {
    if (!Files.isDirectory(folder)) {
      throw refused("There is no such folder: " + folder, "");
    }
    try {
      var root = folder.toRealPath();
      var collector = new Collector(root);
      Files.walkFileTree(root, collector);
      if (collector.problem != null) {
        throw collector.problem;
      }
      return new TaskFolder(root, collector.files);
    } catch (IOException unreadable) {
      throw refused("The folder cannot be read.", "See to its permissions.");
    }
  }

  Path root() {
    return root;
  }

  /** The plain files, by path relative to the folder. */
  Map<String, File> files() {
    return files;
  }

  /**
   * SHA-256 (hex) over a line {@code <sha256> <path>} for each file, sorted by path; what {@code
   * sha256sum} prints for them, hashed again.
   */
  String digest() {
    var all = sha256();
    files.forEach(
        (path, file) ->
            all.update((file.sha256() + "  " + path + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(all.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("Every JDK has SHA-256", missing);
    }
  }

  private static Refused refused(String message, String suggestion) {
    return new Refused(new Problem(TaskReader.FILE, 0, 0, "", message, suggestion));
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<String, File> files = new TreeMap<>();
    private long bytes;
    private @Nullable Refused problem;

    Collector(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (hidden(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      return root.relativize(folder).getNameCount() > MAX_DEPTH
          ? stop("Folders are nested more than " + MAX_DEPTH + " deep.", "")
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (hidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      var path = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
      if (!attributes.isRegularFile()) {
        return stop(
            path + " is not a plain file; it may lead out of the folder.",
            "Copy what it stands for into the task's folder.");
      }
      bytes += attributes.size();
      if (bytes > MAX_BYTES) {
        return stop("The folder holds more than " + MAX_BYTES / 1024 / 1024 + " MiB.", "");
      }
      if (files.size() == MAX_FILES) {
        return stop("The folder holds more than " + MAX_FILES + " files.", "");
      }
      var content = Files.readAllBytes(file);
      files.put(
          path,
          new File(HexFormat.of().formatHex(TaskFolder.sha256().digest(content)), content.length));
      return FileVisitResult.CONTINUE;
    }

    private boolean hidden(Path file) {
      return !file.equals(root) && file.getFileName().toString().startsWith(".");
    }

    private FileVisitResult stop(String message, String suggestion) {
      problem = refused(message, suggestion);
      return FileVisitResult.TERMINATE;
    }
  }
}
