package greenroom.recorder.store;

import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in plain words what a disk refused. */
final class Trouble {
  private Trouble() {}

  static TroubleException of(String what, IOException cause) {
    if (full(cause)) {
      return new TroubleException(
          SessionProblem.DISK_FULL,
          what + ": the disk is full. Free space on the recorder host; recording then goes on.",
          cause);
    }
    if (cause instanceof PartLogFile.DamagedLogException) {
      return new TroubleException(
          SessionProblem.STORE_FAILED,
          what
              + ": "
              + cause.getMessage()
              + ". A crash does not do that; restore the folder or keep it for inspection.",
          cause);
    }
    return new TroubleException(
        SessionProblem.STORE_FAILED,
        what + ". Look at the recorder host's disk and permissions.",
        cause);
  }

  static TroubleException diskFull(long usable) {
    return new TroubleException(
        SessionProblem.DISK_FULL,
        "The disk is nearly full (%d MB left): nothing more is recorded. Free space on the recorder host; recording then goes on."
            .formatted(usable >> 20));
  }

  /** The JDK has no type for it: the operating system's words are all there is. */
  private static boolean full(@Nullable Throwable cause) {
    if (cause == null || cause.getMessage() == null) {
      return false;
    }
    String message = cause.getMessage().toLowerCase(Locale.ROOT);
    return message.contains("no space left") || message.contains("quota exceeded");
  }
}
