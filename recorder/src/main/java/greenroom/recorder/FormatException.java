package greenroom.recorder;

import org.jspecify.annotations.Nullable;

/** A file is not what the recording format says it must be. The message is for people. */
public class FormatException extends RuntimeException {
  public FormatException(String message) {
    super(message);
  }

  public FormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
