package greenroom.recorder.store;

import greenroom.recorder.PartKind;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which parts must go so that nothing between two moments is left and what stays can be decoded.
 *
 * <p>Rounded outward to whole parts. A cut is rounded to key frames, as its preview shows: back to
 * the screen part with the key frame that the start builds on, and on to the next one that begins
 * with a key frame (pictures before it build on removed ones). Initialisation segments stay: they
 * hold nothing of the screen.
 */
record Removal(long from, long to, List<Stored> parts) {

  /** What goes when everything since {@code from} is deleted: all streams, verdicts and notes. */
  static Optional<Removal> since(PartLog log, long from) {
    List<Stored> parts =
        log.present().stream()
            .filter(part -> !part.initialisation())
            .filter(part -> part.to() > from || (part.from() == part.to() && part.from() >= from))
            .toList();
    return of(parts);
  }

  /** What goes for a cut: the streams; verdict and note stay, and the manifest says so. */
  static Optional<Removal> between(PartLog log, long from, long to) {
    List<Stored> streams = log.present().stream().filter(Removal::stream).toList();
    Optional<Removal> removal = of(overlapping(streams, from, to));
    while (removal.isPresent()) {
      Removal rounded = removal.get().toKeyFrames(streams);
      if (rounded.equals(removal.get())) {
        return removal;
      }
      removal = Optional.of(rounded);
    }
    return removal;
  }

  private Removal toKeyFrames(List<Stored> streams) {
    return of(overlapping(streams, keyFrameBefore(streams), keyFrameAfter(streams))).orElseThrow();
  }

  private long keyFrameBefore(List<Stored> streams) {
    return streams.stream()
        .filter(part -> part.keyframe() && part.from() <= from && sameSegment(part))
        .mapToLong(Stored::from)
        .max()
        .orElse(from);
  }

  private long keyFrameAfter(List<Stored> streams) {
    long end = to;
    for (Stored part : streams) {
      boolean next = part.name().kind() == PartKind.SCREEN && part.from() >= end;
      if (next && (part.keyframe() || !sameSegment(part))) {
        break;
      }
      if (next) {
        end = part.to();
      }
    }
    return end;
  }

  private boolean sameSegment(Stored other) {
    return parts.stream()
        .anyMatch(
            part -> part.name().kind() == PartKind.SCREEN && part.segment() == other.segment());
  }

  private static List<Stored> overlapping(List<Stored> parts, long from, long to) {
    Predicate<Stored> touches = part -> part.from() < to && part.to() > from;
    return parts.stream().filter(touches).toList();
  }

  /** Whether the part is a piece of the screen or of the events. */
  static boolean stream(Stored part) {
    return switch (part.name().kind()) {
      case SCREEN -> !part.initialisation();
      case EVENTS -> true;
      case VERDICT, NOTE -> false;
    };
  }

  private static Optional<Removal> of(List<Stored> parts) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    long from = parts.stream().mapToLong(Stored::from).min().orElseThrow();
    long to = parts.stream().mapToLong(Stored::to).max().orElseThrow();
    return Optional.of(new Removal(from, to, parts));
  }
}
