package greenroom.recorder.proving;

/** A desktop failed its proof. The message says why, in a sentence without content. */
public final class ProvingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProvingException(String message) {
    super(message);
  }

  public ProvingException(String message, Throwable cause) {
    super(message, cause);
  }
}
