package greenroom.recorder.pipeline;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.StreamCounts;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what comes in and what goes out. Guarded by the pipeline's lock. */
final class Tally {
  long eventsAccepted;
  long eventsStored;
  long eventsReplaced;
  long redactions;
  long eventsDeleted;
  long framesCaptured;
  long framesStored;
  long framesRepeated;
  long framesDeleted;
  long framesMerged;
  long framesMasked;
  long parts;
  long bytes;
  long inputArrived;
  long contextArrived;
  long marksArrived;
  private final SortedMap<String, Long> redactionsByRule = new TreeMap<>();

  /** Parts with these {@code redacted} lines, by rule, were stored. */
  void redacted(Map<String, Long> rules) {
    rules.forEach((rule, count) -> redactionsByRule.merge(rule, count, Long::sum));
  }

  /** Parts with these {@code redacted} lines are not there any more. */
  void unredacted(Map<String, Long> rules) {
    rules.forEach((rule, count) -> redactionsByRule.merge(rule, -count, Long::sum));
    redactionsByRule.values().removeIf(count -> count == 0);
  }

  /** An event arrived that is input, a mark or the pipeline's own. */
  void arrived(RecordedEvent event) {
    eventsAccepted++;
    switch (event) {
      case RecordedEvent.Mark _ -> marksArrived++;
      case RecordedEvent.Pause _, RecordedEvent.Resume _ -> {}
      default -> inputArrived++;
    }
  }

  /** As if nobody handed over more than arrived; the producers are asked by the one who joins. */
  RecordingCounts counts() {
    var arrived = new StreamCounts(inputArrived, contextArrived, marksArrived, framesCaptured);
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
        arrived,
        arrived,
        redactionsByRule);
  }
}
