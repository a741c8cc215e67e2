package greenroom.recorder.gate;

/** Why the gate ended a browser's stream. */
public enum CloseReason {
  /** The same volunteer opened the session elsewhere. */
  TAKEN_OVER("The session was opened in another tab or window."),
  /** The client sent something that is not RFB, or far too much. */
  PROTOCOL("The browser sent something that is not part of the desktop's protocol."),
  /** The desktop is gone. */
  DESKTOP_LOST("The desktop does not answer any more."),
  /** The session is over. */
  CLOSED("The session is over."),
  /** The browser went away first. */
  CLIENT_GONE("The browser closed the connection.");

  private final String sentence;

  CloseReason(String sentence) {
    this.sentence = sentence;
  }

  /** What happened, for people. */
  public String sentence() {
    return sentence;
  }
}
