package greenroom.recorder.host;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for content that must not be on a disk: in every file, in every form it could have. */
final class StrayContent {
  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  /** Event lines, an MP4's boxes, gzip's first bytes: a recording's plain forms. */
  private static final List<String> PLAIN =
      List.of("\"keysym\"", "\"type\":\"key\"", "moofmfhd", "ftypiso", "\u001f\u008b\u0008");

  private static final Pattern DUMP =
      Pattern.compile(
          "core(\\..*)?|hs_err.*|replay_pid.*|.*\\.hprof|.*\\.jfr|java_pid.*|.*\\.mdmp");
  private static final String SEALED = "age-encryption.org/v1\n";
  private static final long LARGEST = 256 << 20;

  private final List<String> texts;
  private final Instant since;
  private final List<String> found = new ArrayList<>();
  private int files;

  /**
   * @param texts what was typed
   * @param since files that were last written before this are not looked at
   */
  StrayContent(List<String> texts, Instant since) {
    this.texts = texts;
    this.since = since;
  }

  /** Looks into every file of a folder that holds nothing but what the host wrote. */
  StrayContent inOwn(Path folder) throws IOException {
    return walk(folder, true);
  }

  /** Looks for typed text and for dumps only, where others write, too. */
  StrayContent inShared(Path folder) throws IOException {
    return walk(folder, false);
  }

  /** What was found, as sentences; they quote no text. */
  List<String> found() {
    return List.copyOf(found);
  }

  int files() {
    return files;
  }

  private StrayContent walk(Path folder, boolean own) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && !attributes.lastModifiedTime().toInstant().isBefore(since)) {
              look(file, attributes.size(), own);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, java.io.@org.jspecify.annotations.Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return this;
  }

  private void look(Path file, long size, boolean own) {
    if (DUMP.matcher(String.valueOf(file.getFileName())).matches()) {
      found.add("a dump: " + file);
    }
    if (size > LARGEST) {
      found.add("too large to look into: " + file);
      return;
    }
    String content;
    try {
      content = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return;
    }
    files++;
    for (Charset encoding : ENCODINGS) {
      for (String text : texts) {
        if (content.contains(new String(text.getBytes(encoding), StandardCharsets.ISO_8859_1))) {
          found.add("typed text as " + encoding + ": " + file);
        }
      }
    }
    boolean part = file.toString().contains("/parts/");
    if (part && !content.startsWith(SEALED) && !SEALED.startsWith(content)) {
      found.add("a part that is not sealed: " + file);
    }
    if (own && !part && PLAIN.stream().anyMatch(content::contains)) {
      found.add("a recording's plain form: " + file);
    }
  }
}
