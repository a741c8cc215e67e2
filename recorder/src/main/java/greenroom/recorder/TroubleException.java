package greenroom.recorder;

/**
 * Something that guards the recording does not work: capture must stop and input must be held. The
 * message is a plain sentence for people and holds no content.
 */
public final class TroubleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SessionProblem problem;

  /**
   * @param message what happened, why, what to do
   */
  public TroubleException(SessionProblem problem, String message) {
    super(message);
    this.problem = problem;
  }

  /** See {@link #TroubleException(SessionProblem, String)}. */
  public TroubleException(SessionProblem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  public SessionProblem problem() {
    return problem;
  }

  /** Short and stable, as in {@link SessionStatus#problem()}. */
  public String code() {
    return problem.code();
  }
}
