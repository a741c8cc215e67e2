package greenroom.recorder.pipeline;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.StreamCounts;

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
        arrived);
  }
}
