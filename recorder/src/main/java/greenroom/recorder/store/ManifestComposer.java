package greenroom.recorder.store;

import greenroom.recorder.Manifest;
import greenroom.recorder.PartKind;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry;
import greenroom.recorder.PartLogEntry.Removed;
import greenroom.recorder.PartLogEntry.Resumed;
import greenroom.recorder.PartLogEntry.Stopped;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.PartName;
import greenroom.recorder.RecordingCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up what the part log says. What does not add up makes the recording incomplete. */
final class ManifestComposer {
  static final String HOST_CRASH = "host-crash";
  static final String STOPPED = "stopped";
  static final String LOST_PARTS = "lost-parts";

  /** Goes before the name of what was lost; see {@link RecordingCounts#differences}. */
  static final String COUNTS_DIFFER = "counts-differ-";

  private final PartLog log;

  private ManifestComposer(PartLog log) {
    this.log = log;
  }

  static Manifest compose(Manifest.Facts facts, Closing closing, PartLog log, Instant now) {
    return new ManifestComposer(log).compose(facts, closing, now);
  }

  private Manifest compose(Manifest.Facts facts, Closing closing, Instant now) {
    Set<String> reasons = reasons(closing);
    return new Manifest(
        Manifest.VERSION,
        facts,
        closing.clock(),
        closing.screen(),
        new TreeMap<>(closing.images()),
        closing.canaries(),
        log.end(),
        segments(),
        counts(),
        stored(log.present()),
        gaps(),
        removed(),
        verdict(closing),
        closing.flagged(),
        reasons.isEmpty(),
        List.copyOf(reasons),
        new Manifest.Log(log.entries().size(), log.head()),
        now);
  }

  private Set<String> reasons(Closing closing) {
    Set<String> reasons = new TreeSet<>(closing.reasons());
    if (!lastRunStopped() || resumed().stream().anyMatch(entry -> !entry.clean())) {
      reasons.add(HOST_CRASH);
    }
    if (removals().stream().anyMatch(entry -> entry.reason().equals(Removed.LOST))) {
      reasons.add(LOST_PARTS);
    }
    differences().forEach(lost -> reasons.add(COUNTS_DIFFER + lost));
    return reasons;
  }

  private boolean lastRunStopped() {
    for (PartLogEntry entry : log.entries().reversed()) {
      switch (entry) {
        case Stopped _ -> {
          return true;
        }
        case Resumed _ -> {
          return false;
        }
        case Stored stored -> {
          if (Removal.stream(stored)) {
            return false;
          }
        }
        case Removed _ -> {}
      }
    }
    return log.entries().isEmpty();
  }

  /**
   * What the producers of each run handed over must be what its parts hold. What a later run
   * deleted, or a cut, does not count: it was there when the run ended. A run that a crash ended
   * has no counts.
   */
  private Set<String> differences() {
    Set<String> differences = new TreeSet<>();
    Map<PartName, Stored> run = new HashMap<>();
    for (PartLogEntry entry : log.entries()) {
      switch (entry) {
        case Stored part -> run.put(part.name(), part);
        case Removed removed -> removed.parts().forEach(run::remove);
        case Resumed _ -> run.clear();
        case Stopped stopped -> {
          differences.addAll(stopped.counts().differences());
          if (!agrees(stopped.counts(), stored(List.copyOf(run.values())))) {
            differences.add("stored");
          }
          run.clear();
        }
      }
    }
    return differences;
  }

  private static boolean agrees(RecordingCounts counts, Manifest.Stored kept) {
    return counts.eventsStored() == kept.events() && counts.framesStored() == kept.frames();
  }

  private List<Manifest.Segment> segments() {
    TreeMap<Integer, List<Stored>> screens = new TreeMap<>();
    for (Stored part : log.present()) {
      if (part.name().kind() == PartKind.SCREEN && !part.initialisation()) {
        screens.computeIfAbsent(part.segment(), _ -> new ArrayList<>()).add(part);
      }
    }
    List<Manifest.Segment> segments = new ArrayList<>();
    screens.forEach(
        (segment, parts) ->
            segments.add(
                new Manifest.Segment(
                    segment,
                    parts.getFirst().from(),
                    parts.getLast().to(),
                    parts.size(),
                    parts.stream().mapToLong(Stored::frames).sum())));
    return segments;
  }

  private RecordingCounts counts() {
    RecordingCounts sum = RecordingCounts.NONE;
    for (PartLogEntry entry : log.entries()) {
      if (entry instanceof Stopped stopped) {
        sum = sum.plus(stopped.counts());
      }
    }
    return sum;
  }

  private static Manifest.Stored stored(List<Stored> parts) {
    return new Manifest.Stored(
        parts.size(),
        parts.stream().mapToLong(Stored::bytes).sum(),
        parts.stream().mapToLong(Stored::events).sum(),
        parts.stream().mapToLong(Stored::frames).sum());
  }

  /** A return after which nothing was captured is no gap, unless a crash ended the run before. */
  private List<Manifest.Span> gaps() {
    List<Manifest.Span> gaps = new ArrayList<>();
    Manifest.Span open = null;
    for (PartLogEntry entry : log.entries()) {
      if (entry instanceof Resumed resumed) {
        open = joined(open, resumed);
      } else if (open != null && entry instanceof Stored part && Removal.stream(part)) {
        gaps.add(open);
        open = null;
      }
    }
    if (open != null && open.reason().equals(HOST_CRASH)) {
      gaps.add(open);
    }
    return gaps;
  }

  private static Manifest.Span joined(Manifest.@Nullable Span before, Resumed resumed) {
    boolean crashed = !resumed.clean() || (before != null && before.reason().equals(HOST_CRASH));
    return new Manifest.Span(
        before == null ? resumed.from() : before.from(),
        resumed.to(),
        crashed ? HOST_CRASH : STOPPED);
  }

  private List<Manifest.Span> removed() {
    return removals().stream()
        .map(entry -> new Manifest.Span(entry.from(), entry.to(), entry.reason()))
        .toList();
  }

  private Manifest.@Nullable Verdict verdict(Closing closing) {
    String outcome = closing.outcome();
    return outcome == null
        ? null
        : new Manifest.Verdict(outcome, new TreeMap<>(closing.checks()), !removals().isEmpty());
  }

  private List<Resumed> resumed() {
    return entries(Resumed.class);
  }

  private List<Removed> removals() {
    return entries(Removed.class);
  }

  private <T extends PartLogEntry> List<T> entries(Class<T> type) {
    return log.entries().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
