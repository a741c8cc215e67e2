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
 * <p>Rounded outward: the start to the beginning of the parts that it falls into, the end to the
 * end of those, and on to the next screen part that begins with a key frame (pictures before it
 * build on removed ones). Initialisation segments stay: they hold nothing of the screen.
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
      Removal rounded = removal.get().toKeyFrame(streams);
      if (rounded.equals(removal.get())) {
        return removal;
      }
      removal = Optional.of(rounded);
    }
    return removal;
  }

  private Removal toKeyFrame(List<Stored> streams) {
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
    return of(overlapping(streams, from, end)).orElseThrow();
  }

  private boolean sameSegment(Stored later) {
    return parts.stream()
        .anyMatch(
            part -> part.name().kind() == PartKind.SCREEN && part.segment() == later.segment());
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
