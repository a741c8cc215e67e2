package greenroom.recorder.host;

import greenroom.recorder.SessionState;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Counts the time for which a volunteer is there and not in a pause: what the floor is paid for.
 */
final class ActiveTime {
  private static final Set<SessionState> COUNTS =
      Set.of(SessionState.RECORDING, SessionState.HELD, SessionState.CHECKING);

  private final SessionProgress progress;
  private final PageSeat seat;
  private final LongSupplier nanoTime;
  private long countedUntil;

  ActiveTime(SessionProgress progress, PageSeat seat, LongSupplier nanoTime) {
    this.progress = progress;
    this.seat = seat;
    this.nanoTime = nanoTime;
    this.countedUntil = nanoTime.getAsLong();
  }

  /** Counts up to now; to be called before the state or the seat changes. */
  void count() {
    long now = nanoTime.getAsLong();
    if (seat.taken() && COUNTS.contains(progress.state())) {
      progress.active(now - countedUntil);
    }
    countedUntil = now;
  }
}
