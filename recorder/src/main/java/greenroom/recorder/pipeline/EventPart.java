package greenroom.recorder.pipeline;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEventWriter;
import greenroom.recorder.RecordedLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The event lines of the part that is being made, compressed, in memory. */
final class EventPart {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
  private final GZIPOutputStream gzip;
  private final Map<String, Long> redacted = new HashMap<>();
  private int count;

  EventPart() {
    try {
      gzip = new GZIPOutputStream(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written", e);
    }
  }

  void add(long sequence, RecordedEvent event) {
    try {
      gzip.write(RecordedEventWriter.write(new RecordedLine(sequence, event)));
      count++;
      if (event instanceof RecordedEvent.Redacted line) {
        redacted.merge(line.rule(), 1L, Long::sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written", e);
    }
  }

  int count() {
    return count;
  }

  /** How many {@code redacted} lines of each rule there are. */
  Map<String, Long> redacted() {
    return Map.copyOf(redacted);
  }

  byte[] finish() {
    try {
      gzip.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
