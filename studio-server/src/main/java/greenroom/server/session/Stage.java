package greenroom.server.session;

/** Where a session stands in the studio. */
public enum Stage {
  /** On its recorder host; {@code hostState} says more. */
  LIVE,
  /** The recording is closed; the volunteer looks at it and decides. */
  REVIEWING,
  /** Given to the study. */
  SUBMITTED,
  /** Thrown away by the volunteer before it was given. */
  DISCARDED,
  /** Taken back after it was given. */
  WITHDRAWN
}
