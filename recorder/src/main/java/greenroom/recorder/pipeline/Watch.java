package greenroom.recorder.pipeline;

import greenroom.recorder.TroubleException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks after a recording a few times a second, so that trouble ends it within a second. */
final class Watch implements AutoCloseable {
  static final Duration RHYTHM = Duration.ofMillis(200);

  private final List<Supplier<Optional<TroubleException>>> looks;
  private final Consumer<TroubleException> trouble;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param looks each says what is wrong, if anything
   * @param trouble is told the first thing that is
   */
  Watch(List<Supplier<Optional<TroubleException>>> looks, Consumer<TroubleException> trouble) {
    this.looks = List.copyOf(looks);
    this.trouble = trouble;
  }

  void start() {
    // A platform thread: the kernel wakes it itself, a virtual one is woken over one or two others.
    Thread.ofPlatform().daemon().name("recording-watch").start(this::run);
  }

  private void run() {
    try {
      while (!closed.await(RHYTHM.toNanos(), TimeUnit.NANOSECONDS)) {
        for (var look : looks) {
          Optional<TroubleException> found = look.get();
          if (found.isPresent()) {
            trouble.accept(found.get());
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable failure) {
      trouble.accept(Troubles.of(failure)); // nobody would look any more
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
