package greenroom.task.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a folder looks like without opening its files: cheap to take, different after a change. */
record Fingerprint(List<FileLook> files) {
  private static final int MAX_FILES = 1_000;
  private static final int MAX_DEPTH = 10;

  record FileLook(Path path, @Nullable Object key, long bytes, FileTime modified) {}

  static Fingerprint of(Path folder) {
    var files = new ArrayList<FileLook>();
    try (var all = Files.walk(folder, MAX_DEPTH)) {
      for (var path : (Iterable<Path>) all.limit(MAX_FILES).sorted()::iterator) {
        var look = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        files.add(new FileLook(path, look.fileKey(), look.size(), look.lastModifiedTime()));
      }
    } catch (IOException | UncheckedIOException changing) {
      // Something came or went while looking; an odd fingerprint makes for another look next time.
      files.add(new FileLook(folder, new Object(), 0, FileTime.fromMillis(0)));
    }
    return new Fingerprint(files);
  }
}
