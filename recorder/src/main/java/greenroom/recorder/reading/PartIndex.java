package greenroom.recorder.reading;

import greenroom.recorder.PartKind;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.PartName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parts to open, in order: those that the log names, and files whose line is damaged, with what
 * can be told about them from their neighbours.
 */
final class PartIndex {
  private static final Comparator<Stored> ORDER =
      Comparator.comparingLong(Stored::seq).thenComparing(part -> part.name().kind());

  private PartIndex() {}

  static List<Stored> of(PartLog log, Collection<String> fileNames) {
    List<Stored> parts = new ArrayList<>(log.present());
    Set<PartName> known = log.stored().stream().map(Stored::name).collect(Collectors.toSet());
    for (String file : fileNames) {
      name(file)
          .filter(name -> !known.contains(name))
          .ifPresent(name -> parts.add(unlisted(name, log)));
    }
    parts.sort(ORDER);
    return parts;
  }

  private static Optional<PartName> name(String file) {
    try {
      return Optional.of(PartName.ofFile(file));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Stored unlisted(PartName name, PartLog log) {
    Stored neighbour = null;
    for (Stored part : log.stored()) {
      if (part.name().kind() == PartKind.SCREEN) {
        neighbour = part;
        if (part.seq() > name.seq()) {
          break;
        }
      }
    }
    long at = neighbour == null ? 0 : neighbour.from();
    int segment = neighbour == null ? 0 : neighbour.segment();
    return new Stored(name, at, at, 0, "", false, segment, 0, 0);
  }
}
