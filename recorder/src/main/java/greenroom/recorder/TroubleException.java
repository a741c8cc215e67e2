package greenroom.recorder;

/**
 * Something that guards the recording does not work: capture must stop and input must be held. The
 * message is a plain sentence for people and holds no content.
 */
public final class TroubleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code short and stable, as in {@link SessionStatus#problem()}: {@code disk-full}, {@code
   *     store-failed}, {@code seal-failed}, {@code encoder-failed}, {@code filter-failed}, {@code
   *     screen-lost}, {@code held-too-much}
   * @param message what happened, why, what to do
   */
  public TroubleException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** See {@link #TroubleException(String, String)}. */
  public TroubleException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
