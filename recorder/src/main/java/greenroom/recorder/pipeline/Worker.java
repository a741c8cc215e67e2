package greenroom.recorder.pipeline;

import greenroom.recorder.TroubleException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The one thread that moves a pipeline on. A platform thread: encoding is native code and would
 * hold a virtual thread's carrier.
 */
final class Worker {
  /** Not more often than this: what waits has no hurry, and every waking costs. */
  private static final long LONGEST_RHYTHM = Duration.ofMillis(250).toNanos();

  private static final long LONGEST_SLEEP = Duration.ofSeconds(1).toNanos();

  private final Pipeline pipeline;
  private final LongSupplier clock;
  private final Consumer<TroubleException> trouble;
  private final long rhythm;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean wake;

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

  /** Waits until the pipeline has ended or failed. */
  void awaitEnd() {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        // Memory must not be freed under the thread: go on waiting.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    BackgroundThread.standBack();
    try {
      while (!pipeline.finished()) {
        sleepUntil(pipeline.step());
      }
    } catch (InterruptedException e) {
      trouble.accept(Troubles.of(e));
    } catch (Throwable failure) {
      trouble.accept(Troubles.of(failure));
    }
  }

  private void sleepUntil(long due) throws InterruptedException {
    long left = Math.clamp(due - clock.getAsLong(), rhythm, LONGEST_SLEEP);
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
