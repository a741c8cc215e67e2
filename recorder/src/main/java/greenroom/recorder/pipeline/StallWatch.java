package greenroom.recorder.pipeline;

import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices when a step of the recording does not come to an end: then what waits in memory can
 * neither be filtered nor stored, and nothing more may be taken. Counts looks, not time: on a
 * machine that was frozen the one who looks is late, too. On one that is very busy a step takes
 * long because it is hardly ever its turn: what counts then is the processor time that it had.
 */
final class StallWatch {
  /** As many looks in a row without any progress are too many: one more rhythm may pass before. */
  static final int PATIENCE = 3;

  /** Less than this between two looks is had by something that waits. */
  private static final long WAITING = 1_000_000;

  /** Where the worker is. */
  enum Stage {
    /** It waits for something to do. */
    RESTING,
    /** It filters and encodes. */
    WORKING,
    /** It waits for the store. */
    STORING
  }

  /** What the one who works says of itself; read by another thread. */
  interface Work {
    Stage stage();

    /** Grows with each thing that is done. */
    long moves();

    /** Nanoseconds of processor time that it has had. */
    long processorTime();
  }

  private final Work work;
  private final LongSupplier nanoTime;
  private final long rhythm;
  private long moves = -1;
  private long lookedAt;
  private int without;
  private long processorTime;

  /** The processor time when something was done last. */
  private long movedAt;

  /**
   * @param rhythm nanoseconds between two looks
   */
  StallWatch(Work work, LongSupplier nanoTime, long rhythm) {
    this.work = work;
    this.nanoTime = nanoTime;
    this.rhythm = rhythm;
    this.lookedAt = nanoTime.getAsLong();
  }

  /** What hangs by now, if anything does. */
  Optional<TroubleException> look() {
    long now = nanoTime.getAsLong();
    boolean late = now - lookedAt > 2 * rhythm;
    lookedAt = now;
    Stage stage = work.stage();
    long done = work.moves();
    long had = work.processorTime();
    boolean waits = stage == Stage.STORING || had - processorTime < WAITING;
    processorTime = had;
    if (stage == Stage.RESTING || done != moves) {
      moves = done;
      movedAt = had;
      without = 0;
    } else if (waits && !late) {
      without++;
    }
    boolean turnsInCircles = had - movedAt >= PATIENCE * rhythm;
    return without < PATIENCE && !turnsInCircles ? Optional.empty() : Optional.of(trouble(stage));
  }

  private static TroubleException trouble(Stage stage) {
    return stage == Stage.STORING
        ? new TroubleException(
            SessionProblem.STORE_FAILED,
            "The disk did not answer for a second, so recording stopped. Look at the recorder"
                + " host's disk; recording then goes on.")
        : new TroubleException(
            SessionProblem.FILTER_FAILED,
            "A step of the recording did not come to an end within a second, so it stopped. It is"
                + " tried again.");
  }
}
