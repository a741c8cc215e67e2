package greenroom.recorder;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came in and what was stored, since this run of the recording began. They add up when {@link
 * #complete()}; the difference is never filled with anything.
 *
 * @param eventsAccepted input, context, marks and pauses that the recording took
 * @param eventsStored event lines in stored parts
 * @param eventsReplaced taken out by a filter, which left {@code redactions} in their place
 * @param redactions {@code redacted} and {@code secret} lines among the stored
 * @param eventsDeleted taken out by "delete last minutes", from memory or from the store
 * @param framesCaptured screen updates received
 * @param framesStored frames in stored parts, the repeated ones at cuts included
 * @param framesRepeated of these, repetitions of the current picture at a cut
 * @param framesDeleted frames taken out by "delete last minutes", repetitions included
 * @param framesMerged updates shown together with a later one
 * @param framesMasked frames in which something was black
 * @param parts stored parts
 * @param bytes their plain size
 * @param handed what the producers say that they handed over, counted by themselves
 * @param arrived what of it arrived where it is recorded
 * @param redactionsByRule how many {@code redacted} lines of each rule are in stored parts
 */
public record RecordingCounts(
    long eventsAccepted,
    long eventsStored,
    long eventsReplaced,
    long redactions,
    long eventsDeleted,
    long framesCaptured,
    long framesStored,
    long framesRepeated,
    long framesDeleted,
    long framesMerged,
    long framesMasked,
    long parts,
    long bytes,
    StreamCounts handed,
    StreamCounts arrived,
    SortedMap<String, Long> redactionsByRule) {

  /** The counts of a run in which nothing happened. */
  public static final RecordingCounts NONE =
      new RecordingCounts(
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          StreamCounts.NONE,
          StreamCounts.NONE,
          Collections.emptySortedMap());

  /** Recordings from before streams and rules were counted have none. */
  public RecordingCounts {
    handed = Objects.requireNonNullElse(handed, StreamCounts.NONE);
    arrived = Objects.requireNonNullElse(arrived, StreamCounts.NONE);
    Map<String, Long> rules = Objects.requireNonNullElse(redactionsByRule, Map.of());
    redactionsByRule = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(rules)));
  }

  /** These counts with what the producers say. */
  public RecordingCounts withHanded(StreamCounts told) {
    return new RecordingCounts(
        eventsAccepted,
        eventsStored,
        eventsReplaced,
        redactions,
        eventsDeleted,
        framesCaptured,
        framesStored,
        framesRepeated,
        framesDeleted,
        framesMerged,
        framesMasked,
        parts,
        bytes,
        told,
        arrived,
        redactionsByRule);
  }

  /** The counts of this run and another one together. */
  public RecordingCounts plus(RecordingCounts more) {
    SortedMap<String, Long> rules = new TreeMap<>(redactionsByRule);
    more.redactionsByRule.forEach((rule, count) -> rules.merge(rule, count, Long::sum));
    return new RecordingCounts(
        eventsAccepted + more.eventsAccepted,
        eventsStored + more.eventsStored,
        eventsReplaced + more.eventsReplaced,
        redactions + more.redactions,
        eventsDeleted + more.eventsDeleted,
        framesCaptured + more.framesCaptured,
        framesStored + more.framesStored,
        framesRepeated + more.framesRepeated,
        framesDeleted + more.framesDeleted,
        framesMerged + more.framesMerged,
        framesMasked + more.framesMasked,
        parts + more.parts,
        bytes + more.bytes,
        handed.plus(more.handed),
        arrived.plus(more.arrived),
        rules);
  }

  /** Whether everything that came in is accounted for. Only true once the recording stopped. */
  public boolean complete() {
    return differences().isEmpty();
  }

  /**
   * Where something was lost: the streams of which less arrived than was handed over ({@code
   * input}, {@code context}, {@code marks}, {@code frames}), and {@code stored} if not all that
   * arrived was stored, replaced or deleted.
   */
  public Set<String> differences() {
    Set<String> differences = new TreeSet<>(handed.differing(arrived));
    if (eventsAccepted - eventsReplaced + redactions - eventsDeleted != eventsStored
        || framesCaptured + framesRepeated - framesMerged - framesDeleted != framesStored) {
      differences.add("stored");
    }
    return differences;
  }
}
