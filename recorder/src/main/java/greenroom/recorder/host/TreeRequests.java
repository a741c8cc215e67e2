package greenroom.recorder.host;

import greenroom.sandbox.ContextEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Which trees were asked for, and why. What answers is under the volunteer's hands, so a tree that
 * nobody asked for is not taken, nor more of them than a desktop has windows.
 */
final class TreeRequests {
  /** How long after a mark the screen is looked at again: what the mark set off has happened. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  private static final int MOST_OPEN = 8;
  private static final int MOST_WINDOWS = 32;

  private final Consumer<String> ask;
  private final CountDownLatch closed;
  private final Map<String, Integer> open = new LinkedHashMap<>();
  private long count;

  /**
   * @param ask passes a request's name on, if anybody is there to answer
   * @param closed ends all waiting
   */
  TreeRequests(Consumer<String> ask, CountDownLatch closed) {
    this.ask = ask;
    this.closed = closed;
  }

  /** Asks for what all windows show. */
  void take(String reason) {
    ask.accept(opened(reason));
  }

  /** Asks now, and once more when the mark's moment is over. */
  void takeAroundMark() {
    take("before");
    Thread.ofVirtual()
        .name("tree-after-mark")
        .start(
            () -> {
              if (!awaitClosed()) {
                take("after");
              }
            });
  }

  private boolean awaitClosed() {
    try {
      return closed.await(AFTER.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private synchronized String opened(String reason) {
    String request = reason + "-" + ++count;
    open.put(request, MOST_WINDOWS);
    if (open.size() > MOST_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
    return request;
  }

  /** Why this tree was asked for; empty if it was not. */
  synchronized Optional<String> reason(ContextEvent.Tree tree) {
    Integer left = open.computeIfPresent(tree.request(), (request, windows) -> windows - 1);
    if (left == null || left < 0) {
      return Optional.empty();
    }
    return Optional.of(tree.request().substring(0, tree.request().lastIndexOf('-')));
  }
}
