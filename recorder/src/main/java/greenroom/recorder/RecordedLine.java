package greenroom.recorder;

/**
 * One line of a recording's events.
 *
 * @param seq the event's number in the recording, counted from 0 by its producer; a missing number
 *     is a lost event
 */
public record RecordedLine(long seq, RecordedEvent event) {
  public RecordedLine {
    if (seq < 0) {
      throw new IllegalArgumentException("an event's number cannot be negative: " + seq);
    }
  }

  /** Hides the event. */
  @Override
  public String toString() {
    return "RecordedLine[" + seq + "]";
  }
}
