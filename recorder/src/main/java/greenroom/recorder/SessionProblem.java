package greenroom.recorder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can hold, break or close a session on its recorder host. Whoever adds one gives it words:
 * the studio's pages switch over all of them.
 */
public enum SessionProblem {
  /** The host has no room left to store what is recorded. */
  DISK_FULL,
  /** The host could not write or read what is stored. */
  STORE_FAILED,
  /** Encryption failed. */
  SEAL_FAILED,
  /** The video could not be encoded. */
  ENCODER_FAILED,
  /** A filter, or another step between capture and storage, failed. */
  FILTER_FAILED,
  /** The machine's clock went back, jumped or stood still. */
  CLOCK_FAILED,
  /** The desktop's screen cannot be seen any more. */
  SCREEN_LOST,
  /** More waits in memory than may be held. */
  HELD_TOO_MUCH,
  /** The desktop ended by itself. */
  DESKTOP_DIED,
  /** No desktop could be claimed, or the task could not be set up on it. */
  NOT_PREPARED,
  /** The host's copy of the task is not the ordered one any more. */
  TASK_CHANGED,
  /** The task's time or size is used up. */
  LIMIT_REACHED,
  /** The volunteer did not come back within the grace period. */
  ABANDONED;

  /** How it is written in a status and in a manifest, for example {@code disk-full}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The problem of this code; empty if a newer host says what is not known here. */
  public static Optional<SessionProblem> of(String code) {
    return Arrays.stream(values()).filter(problem -> problem.code().equals(code)).findFirst();
  }
}
