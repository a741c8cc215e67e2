package greenroom.recorder.pipeline;

import greenroom.recorder.TroubleException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The one thread that moves a pipeline on. A platform thread: encoding is native code and would
 * hold a virtual thread's carrier.
 */
final class Worker implements StallWatch.Work {
  /** Not more often than this: what waits has no hurry, and every waking costs. */
  private static final long LONGEST_RHYTHM = Duration.ofMillis(250).toNanos();

  private static final long LONGEST_SLEEP = Duration.ofSeconds(1).toNanos();

  private static final Duration LOOK_WHETHER_GIVEN_UP = Duration.ofMillis(200);

  private static final ThreadMXBean PROCESSOR_TIMES = ManagementFactory.getThreadMXBean();

  private final Pipeline pipeline;
  private final LongSupplier clock;
  private final Consumer<TroubleException> trouble;
  private final long rhythm;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean wake;
  private volatile boolean givenUp;
  private volatile boolean stepping;
  private volatile long steps;

  Worker(Pipeline pipeline, Duration hold, LongSupplier clock, Consumer<TroubleException> trouble) {
    this.rhythm = Math.min(LONGEST_RHYTHM, hold.toNanos() / 4);
    this.pipeline = pipeline;
    this.clock = clock;
    this.trouble = trouble;
    this.thread = Thread.ofPlatform().name("recording").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Something changed that cannot wait for its time. */
  void wake() {
    lock.lock();
    try {
      wake = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  /** What waits is not let out any more: when its time comes cannot be told. */
  void giveUp() {
    givenUp = true;
    wake();
  }

  /**
   * Waits until the pipeline has ended or failed.
   *
   * @param givenUp whether it is not to be waited for any longer
   * @return whether it has ended
   */
  boolean awaitEnd(BooleanSupplier givenUp) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = thread.join(LOOK_WHETHER_GIVEN_UP);
        if (!ended && givenUp.getAsBoolean()) {
          break;
        }
      } catch (InterruptedException e) {
        // Memory must not be freed under the thread: go on waiting.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return ended;
  }

  private void run() {
    BackgroundThread.standBack();
    try {
      while (!givenUp && !pipeline.finished()) {
        sleepUntil(step());
      }
    } catch (InterruptedException e) {
      trouble.accept(Troubles.of(e));
    } catch (Throwable failure) {
      trouble.accept(Troubles.of(failure));
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes it
  private long step() {
    stepping = true;
    try {
      return pipeline.step();
    } finally {
      stepping = false;
      steps++;
    }
  }

  @Override
  public StallWatch.Stage stage() {
    return stepping ? pipeline.stage() : StallWatch.Stage.RESTING;
  }

  @Override
  public long moves() {
    return steps + pipeline.moves();
  }

  @Override
  public long processorTime() {
    return PROCESSOR_TIMES.getThreadCpuTime(thread.threadId());
  }

  private void sleepUntil(long due) throws InterruptedException {
    long now = clock.getAsLong();
    long left = Math.clamp(due - now, rhythm, LONGEST_SLEEP);
    long untilCut = pipeline.cutDue() - now;
    if (untilCut > 0) {
      left = Math.min(left, untilCut); // what a crash may cost is counted from here
    }
    lock.lock();
    try {
      while (!wake && left > 0) {
        left = woken.awaitNanos(left);
      }
      wake = false;
    } finally {
      lock.unlock();
    }
  }
}
