package greenroom.server.session;

import greenroom.server.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after every session that runs or still has files to delete, each second. */
public final class SessionKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final SessionRepository sessions;
  private final SessionCare care;
  private final Semaphore wake = new Semaphore(0);
  private final AtomicBoolean closed = new AtomicBoolean();

  public SessionKeeper(SessionRepository sessions, SessionCare care) {
    this.sessions = sessions;
    this.care = care;
  }

  /** Begins, in the background. */
  public void start() {
    Thread.ofVirtual().name("session-keeper").start(this::run);
  }

  /** Looks now instead of at the next second. */
  void wake() {
    wake.release();
  }

  private void run() {
    try {
      while (!closed.get()) {
        if (wake.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look at all of them, side by side. */
  public void round() throws InterruptedException {
    try {
      List<Thread> looks =
          sessions.needCare().stream()
              .map(row -> Thread.ofVirtual().start(() -> look(row)))
              .toList();
      for (Thread look : looks) {
        look.join();
      }
    } catch (Unavailable e) {
      // The database does not answer; its keeper says so, and this looks again in a second.
      LOG.debug("No look at sessions: {}", e.what());
    }
  }

  private void look(SessionRow row) {
    try {
      care.forward(row);
    } catch (RuntimeException e) {
      LOG.warn("Session {} could not be brought forward: {}", row.session().id(), e.getMessage());
    }
  }

  @Override
  public void close() {
    closed.set(true);
    wake();
  }
}
