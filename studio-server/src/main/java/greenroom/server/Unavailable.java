package greenroom.server;

/**
 * Something that the studio needs does not answer just now: the database, or a recorder host.
 * Nothing is lost and nothing was done; the same request may be repeated. Pages answer 503 with
 * {@link #getMessage()}, a plain sentence.
 */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What does not answer. */
  public enum What {
    DATABASE,
    RECORDER_HOST
  }

  private final What what;

  public Unavailable(What what, String sentence) {
    super(sentence);
    this.what = what;
  }

  public Unavailable(What what, String sentence, Throwable cause) {
    super(sentence, cause);
    this.what = what;
  }

  public What what() {
    return what;
  }
}
