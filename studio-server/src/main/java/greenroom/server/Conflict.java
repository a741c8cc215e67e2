package greenroom.server;

/**
 * What was asked does not fit the state things are in, for example submitting a session that is
 * still running. Pages answer 409 with {@link #getMessage()}, a plain sentence.
 */
public final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Conflict(String sentence) {
    super(sentence);
  }
}
