package greenroom.recorder;

/** Where a session stands on its recorder host. */
public enum SessionState {
  /** A desktop is being claimed and the task set up. */
  PREPARING,
  /** The desktop can be streamed and everything that passes the gate is recorded. */
  RECORDING,
  /** Covered: no input passes, nothing is captured. */
  PAUSED,
  /**
   * Something that guards the recording is in trouble: input is held, capture stopped, pay goes on.
   */
  HELD,
  /** The volunteer said that they are done; the checks run. */
  CHECKING,
  /** Closed: the manifest is written and the sandbox is gone. */
  CLOSED,
  /** The desktop died or could not be prepared; what was recorded is closed and kept. */
  BROKEN
}
