package greenroom.recorder.host;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The one page of the volunteer's that a session is shown on. Used by one thread at a time. */
final class PageSeat {
  private final LongSupplier nanoTime;
  private @Nullable Viewer page;
  private long emptySince;

  PageSeat(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.emptySince = nanoTime.getAsLong();
  }

  boolean taken() {
    return page != null;
  }

  boolean isOf(Viewer asked) {
    return asked.equals(page);
  }

  /** How long nobody has been there. */
  Duration empty() {
    return taken() ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - emptySince);
  }

  /** This page is shown the session from now on; one that was there before is sent away. */
  void take(Viewer next) {
    Viewer before = page;
    page = next;
    if (before != null) {
      before.tellLast(Messages.TakenOver.now());
    }
  }

  /** The page left. */
  void leave() {
    page = null;
    emptySince = nanoTime.getAsLong();
  }

  /** Connects the page with the desktop behind this recorder. */
  void see(@Nullable SessionRecorder recorder) {
    Viewer there = page;
    if (there != null && recorder != null) {
      recorder.attach(there);
    }
  }

  void tell(Object message) {
    if (page != null) {
      page.tell(message);
    }
  }

  /** Tells a last message and sends the page away. */
  void tellLast(Object message) {
    Viewer there = page;
    if (there != null) {
      leave();
      there.tellLast(message);
    }
  }
}
