package greenroom.sandbox.browser;

import greenroom.sandbox.ContextEvent;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openqa.selenium.WebDriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps watching whichever browser session lives, until closed. */
final class ContextStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContextStream.class);
  private static final long LOOK_AGAIN_MILLIS = 1_000;

  private final Supplier<Optional<String>> session;
  private final int port;
  private final Consumer<ContextEvent> listener;
  private final CountDownLatch closed = new CountDownLatch(1);

  ContextStream(Supplier<Optional<String>> session, int port, Consumer<ContextEvent> listener) {
    this.session = session;
    this.port = port;
    this.listener = listener;
    Thread.ofVirtual().name("browser-context").start(this::run);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void run() {
    boolean open = true;
    while (open) {
      Optional<String> live = session.get();
      if (live.isPresent()) {
        watch(live.get());
      }
      open = rest();
    }
  }

  private void watch(String id) {
    try (var pages = new PageWatch(port, id, listener)) {
      boolean open = true;
      while (open && pages.alive()) {
        open = rest();
      }
    } catch (WebDriverException e) {
      LOG.info(
          "The browser's context is not heard at the moment: {}", e.getClass().getSimpleName());
    }
  }

  /** False once closed. */
  private boolean rest() {
    try {
      return !closed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
