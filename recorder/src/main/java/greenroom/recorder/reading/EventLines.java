package greenroom.recorder.reading;

import greenroom.recorder.FormatException;
import greenroom.recorder.RecordedEventReader;
import greenroom.recorder.RecordedLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Opens one events part. */
final class EventLines {
  private static final int MAX_PLAIN = 64 << 20;

  private EventLines() {}

  /**
   * @throws FormatException if the bytes are not gzipped event lines
   */
  static List<RecordedLine> of(byte[] gzip) {
    return text(gzip).lines().map(RecordedEventReader::read).toList();
  }

  private static String text(byte[] gzip) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      byte[] plain = in.readNBytes(MAX_PLAIN + 1);
      if (plain.length > MAX_PLAIN) {
        throw new FormatException("an events part is far too large");
      }
      return new String(plain, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new FormatException("an events part is not gzip", e);
    }
  }
}
