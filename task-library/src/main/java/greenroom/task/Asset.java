package greenroom.task;

import java.util.regex.Pattern;

/**
 * A file that lies beside a task, pinned: a task whose asset is missing or different is not read.
 *
 * @param path where it lies, relative to the task's folder, with {@code /} between the names
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param bytes its size
 */
public record Asset(String path, String sha256, long bytes) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public Asset {
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "A SHA-256 is 64 lower-case hexadecimal digits; not \"" + sha256 + "\"");
    }
  }
}
