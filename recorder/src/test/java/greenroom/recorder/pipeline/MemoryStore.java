package greenroom.recorder.pipeline;

import greenroom.recorder.FinishedPart;
import greenroom.recorder.Frame;
import greenroom.recorder.PartKind;
import greenroom.recorder.PartStore;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEventReader;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import greenroom.recorder.video.SegmentDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Keeps parts in memory, unsealed, and reads them back. */
final class MemoryStore implements PartStore {
  private final List<FinishedPart> parts = new ArrayList<>();
  private boolean full;

  /** From now on nothing can be stored. */
  synchronized void fill() {
    full = true;
  }

  @Override
  public synchronized void store(FinishedPart part) {
    if (full) {
      throw new TroubleException(SessionProblem.DISK_FULL, "The disk is full.");
    }
    parts.add(part);
  }

  @Override
  public synchronized long removeSince(long t) {
    var gone = parts.stream().filter(part -> !part.initialisation() && part.t1() > t).toList();
    parts.removeAll(gone);
    return gone.stream().mapToLong(FinishedPart::t0).min().orElse(t);
  }

  @Override
  public synchronized ResumePoint resumePoint() {
    return new ResumePoint(
        parts.stream().mapToInt(FinishedPart::segment).max().orElse(-1) + 1,
        parts.stream().mapToLong(FinishedPart::events).sum(),
        parts.stream().mapToLong(FinishedPart::t1).max().orElse(0));
  }

  synchronized List<FinishedPart> parts() {
    return List.copyOf(parts);
  }

  List<FinishedPart> parts(PartKind kind) {
    return parts().stream().filter(part -> part.kind() == kind).toList();
  }

  List<RecordedLine> lines() {
    var lines = new ArrayList<RecordedLine>();
    for (var part : parts(PartKind.EVENTS)) {
      try (var gzip = new GZIPInputStream(new ByteArrayInputStream(part.bytes()))) {
        var text = new String(gzip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        text.lines().forEach(line -> lines.add(RecordedEventReader.read(line)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lines;
  }

  List<RecordedEvent> events() {
    return lines().stream().map(RecordedLine::event).toList();
  }

  /** The pictures of one segment. */
  List<Frame> frames(int segment) {
    var file = new ByteArrayOutputStream();
    parts(PartKind.SCREEN).stream()
        .filter(part -> part.segment() == segment)
        .forEach(part -> file.writeBytes(part.bytes()));
    var frames = new ArrayList<Frame>();
    try (var decoder = new SegmentDecoder(new ByteArrayInputStream(file.toByteArray()))) {
      for (var frame = decoder.next(); frame.isPresent(); frame = decoder.next()) {
        frames.add(frame.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return frames;
  }

  List<Frame> frames() {
    return frames(0);
  }
}
