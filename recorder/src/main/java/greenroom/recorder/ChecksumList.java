package greenroom.recorder;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The form of {@code SHA256SUMS}, as {@code sha256sum -c} takes it. */
public final class ChecksumList {
  public static final String FILE = "SHA256SUMS";

  private ChecksumList() {}

  /** The file's bytes: one line for each, in this order. */
  public static byte[] of(List<RecordingFile> files) {
    StringBuilder lines = new StringBuilder();
    for (RecordingFile file : files) {
      lines.append(file.sha256()).append("  ").append(file.name()).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
