package greenroom.recorder.pipeline;

import greenroom.recorder.RecordingCounts;

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

  RecordingCounts counts() {
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
        bytes);
  }
}
