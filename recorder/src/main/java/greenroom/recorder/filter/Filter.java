package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.ScreenUpdate;
import java.util.List;

/**
 * One rule about what may be stored. It hears of everything when it enters the delay line, and
 * rules on it when it leaves, in order of time. Used by one thread at a time; times are nanoseconds
 * since the recording's start.
 */
public interface Filter extends AutoCloseable {
  /** What {@link #context} and {@link #holdFrom} answer when there is nothing to say. */
  long NEVER = Long.MAX_VALUE;

  /** An input event entered the line. */
  void entered(RecordedEvent event);

  /**
   * A context signal arrived, perhaps late.
   *
   * @param left everything before this time has left the line already
   * @return since when what has left must be taken back, or {@link #NEVER}
   */
  long context(ContextSignal signal, long left);

  /** The screen changed. The update's pixels may be looked at during the call only. */
  default void changed(ScreenUpdate update) {}

  /**
   * From when on everything must go on waiting, or {@link #NEVER}.
   *
   * @param now the present
   */
  default long holdFrom(long now) {
    return NEVER;
  }

  /**
   * Since when what has left must be taken back, because an input that entered showed what it was;
   * or {@link #NEVER}. Asked once for each time it answers something else.
   *
   * @param left everything before this time has left the line already
   */
  default long regrets(long left) {
    return NEVER;
  }

  /**
   * Nothing can be waited for any longer (a pause, a stop, too much held): what is open is masked.
   * May be said more than once.
   */
  default void ends(long t) {}

  /** What is stored in place of an event that leaves: itself, others, or nothing. */
  List<RecordedEvent> leaves(RecordedEvent event);

  /** Every event before {@code t} has left: what is stored after them, if anything. */
  List<RecordedEvent> left(long t);

  /**
   * What waits undecided is decided now, on the strict side: at a pause, a stop, a deletion.
   *
   * @return what is stored for it, stamped {@code t}
   */
  List<RecordedEvent> decide(long t);

  /** Some of what entered was deleted: what is known of it is not all. */
  void interrupted();

  /** What must be black in the picture that is shown from {@code t} on. */
  Mask mask(long t);

  /** Nothing is asked any more. */
  @Override
  default void close() {}
}
