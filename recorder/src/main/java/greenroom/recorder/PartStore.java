package greenroom.recorder;

/**
 * Where finished parts go: sealed to the session's recipient, stored whole or not at all, and
 * logged. Called by one thread at a time.
 */
public interface PartStore {

  /**
   * Seals and stores a part; returns once it will survive a crash.
   *
   * @throws TroubleException with {@code disk-full}, {@code seal-failed} or {@code store-failed};
   *     nothing of the part is left then
   */
  void store(FinishedPart part);

  /**
   * Removes every screen and events part that ends after {@code t}, except initialisation segments
   * (they hold nothing of the screen). Removed parts can never be read again.
   *
   * @param t nanoseconds since the recording's start
   * @return where the first removed part began, or {@code t} if none was removed
   */
  long removeSince(long t);

  /** Where the recording goes on, by what is stored now. */
  ResumePoint resumePoint();
}
