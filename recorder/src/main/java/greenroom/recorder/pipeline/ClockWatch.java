package greenroom.recorder.pipeline;

import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells whether the recording's clock can be trusted, by a second one that does not depend on it:
 * the kernel's time since it was booted, which also passes while the machine is suspended. A clock
 * that goes back, jumps or stands still makes every time in a recording wrong. A process that was
 * only frozen notices nothing: both clocks went on.
 */
final class ClockWatch {
  /** Far above what a read takes and the second clock's 10 ms. */
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

  /** Nanoseconds since the machine was booted; see proc_uptime(5). */
  static long sinceBoot() {
    try {
      String text = Files.readString(Path.of("/proc/uptime"));
      return new BigDecimal(text.substring(0, text.indexOf(' ')))
          .movePointRight(9)
          .longValueExact();
    } catch (IOException e) {
      throw new UncheckedIOException("The time since boot cannot be read", e);
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
