package greenroom.recorder;

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
    long bytes) {

  /** The counts of a run in which nothing happened. */
  public static final RecordingCounts NONE =
      new RecordingCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The counts of this run and another one together. */
  public RecordingCounts plus(RecordingCounts more) {
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
        bytes + more.bytes);
  }

  /** Whether everything that came in is accounted for. Only true once the recording stopped. */
  public boolean complete() {
    return eventsAccepted - eventsReplaced + redactions - eventsDeleted == eventsStored
        && framesCaptured + framesRepeated - framesMerged - framesDeleted == framesStored;
  }
}
