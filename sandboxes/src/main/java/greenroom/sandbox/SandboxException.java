package greenroom.sandbox;

/**
 * A sandbox or the engine below it does not do what it must. The message says what, why, and what
 * to do.
 */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SandboxException(String message) {
    super(message);
  }

  public SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
