package greenroom.recorder.pipeline;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells whether the recording's clock can be trusted, by a second one that does not depend on it:
 * the kernel's time since it was booted, which also passes while the machine is suspended. A clock
 * that goes back, jumps or stands still makes every time in a recording wrong. A process that was
 * only frozen notices nothing: both clocks went on.
 */
final class ClockWatch {
  private static final int CLOCK_BOOTTIME = 7;
  private static final MethodHandle CLOCK_GETTIME =
      KernelCall.of("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  /** Far above what reading both takes. */
  private static final long TOLERANCE = Duration.ofMillis(250).toNanos();

  private final LongSupplier clock;
  private final LongSupplier reference;
  private final long firstBefore;
  private final long firstAfter;
  private final long firstReference;
  private long last;

  ClockWatch(LongSupplier clock, LongSupplier reference) {
    this.clock = clock;
    this.reference = reference;
    firstBefore = clock.getAsLong();
    firstReference = reference.getAsLong();
    firstAfter = clock.getAsLong();
    last = firstAfter;
  }

  /** What is wrong with the clock by now, if anything. */
  synchronized Optional<TroubleException> look() {
    // The second clock is read between two readings of the first: a pause in between is no error.
    long before = clock.getAsLong();
    long passed = reference.getAsLong() - firstReference;
    long after = clock.getAsLong();
    if (before < last || after < before) {
      return Optional.of(trouble("went back"));
    }
    last = after;
    if (before - firstAfter > passed + TOLERANCE) {
      return Optional.of(trouble("jumped ahead"));
    }
    if (after - firstBefore < passed - TOLERANCE) {
      return Optional.of(trouble("stood still"));
    }
    return Optional.empty();
  }

  /**
   * Nanoseconds since the machine was booted, by {@code CLOCK_BOOTTIME}; see clock_gettime(2).
   * Asked a few times a second for as long as somebody records: /proc/uptime says the same and
   * takes a hundred times as long.
   */
  static long sinceBoot() {
    try (var arena = Arena.ofConfined()) {
      var time = arena.allocate(JAVA_LONG, 2);
      int failed = (int) CLOCK_GETTIME.invokeExact(CLOCK_BOOTTIME, time);
      if (failed != 0) {
        throw new IllegalStateException("The time since boot cannot be read");
      }
      return TimeUnit.SECONDS.toNanos(time.get(JAVA_LONG, 0)) + time.get(JAVA_LONG, 8);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static TroubleException trouble(String what) {
    return new TroubleException(
        SessionProblem.CLOCK_FAILED,
        "The machine's clock "
            + what
            + ", so the recording's times would be wrong and it stopped. It is tried again; if this"
            + " comes back, look at the machine's clock source and at whether it was suspended.");
  }
}
