package greenroom.recorder;

/** What takes a volunteer's input before the desktop gets it. */
public interface InputSink {

  /** The recording's time, nanoseconds since its start. */
  long now();

  /**
   * Takes an event for good. Answers false, at once, when it cannot be recorded; then it must not
   * reach the desktop.
   */
  boolean accept(RecordedEvent event);
}
