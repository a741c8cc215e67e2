package greenroom.recorder.reading;

import org.jspecify.annotations.Nullable;

/** What was asked for cannot be read. The message is for people: what, why, what to do. */
public class ReadingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReadingException(String message) {
    super(message);
  }

  public ReadingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The identity is not one of those that it was sealed to. */
  public static final class WrongKey extends ReadingException {
    private static final long serialVersionUID = 1L;

    public WrongKey(String message) {
      super(message);
    }
  }

  /** The bytes are not those that were sealed. */
  public static final class Damaged extends ReadingException {
    private static final long serialVersionUID = 1L;

    public Damaged(String message) {
      super(message);
    }
  }
}
