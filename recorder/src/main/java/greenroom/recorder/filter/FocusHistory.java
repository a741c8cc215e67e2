package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a password field had the focus, worked out from what the accessibility bus and the browser
 * say (late, and in any order) and from the inputs that move a focus. Doubt counts as focus.
 */
final class FocusHistory {
  static final String RULE = "password-field";

  private static final long MEMORY = 60_000_000_000L;

  /** A focus that follows a Tab or a click by no more than this was moved by it. */
  private static final long PROMPT = 400_000_000L;

  /** Two sources that disagree within this time about one place disagree about one field. */
  private static final long SAME_MOMENT = 300_000_000L;

  /** The source that sees every window. */
  private static final String BUS = "at-spi";

  private record Mover(long t, boolean immediate) {}

  private record Change(long t, String source, boolean password, @Nullable Box box) {}

  private final List<Mover> movers = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private List<Span> spans = List.of();

  /** Hears of every input. */
  void input(RecordedEvent event) {
    switch (event) {
      case RecordedEvent.Button button when button.down() -> mover(event.t(), true);
      case RecordedEvent.Key key when key.down() && Keysyms.leavesField(key.keysym()) ->
          mover(event.t(), Keysyms.tab(key.keysym()));
      default -> {}
    }
  }

  /** Hears of a focus; answers false if it was known already. */
  boolean focus(RecordedEvent.Focus focus, boolean password) {
    var change = new Change(focus.t(), focus.source(), password, focus.box());
    if (changes.contains(change)) {
      return false;
    }
    changes.add(change);
    changes.sort(Comparator.comparingLong(Change::t));
    forgetBefore(changes.getLast().t() - MEMORY);
    work();
    return true;
  }

  /** The last input that can have moved a focus to where it was at {@code t}. */
  long movedBy(long t) {
    long last = Long.MIN_VALUE;
    for (var mover : movers) {
      if (mover.t() <= t) {
        last = Math.max(last, mover.t());
      }
    }
    return last;
  }

  List<Span> spans() {
    return spans;
  }

  private void mover(long t, boolean immediate) {
    movers.add(new Mover(t, immediate));
    movers.removeIf(mover -> mover.t() < t - MEMORY);
    work();
  }

  /** Keeps, of what is old, the last change of each source: it may still hold. */
  private void forgetBefore(long t) {
    for (int i = 0; i < changes.size(); i++) {
      var change = changes.get(i);
      boolean superseded =
          changes.stream()
              .anyMatch(
                  later ->
                      later.t() > change.t()
                          && later.t() < t
                          && later.source().equals(change.source()));
      if (change.t() < t && superseded) {
        changes.remove(i--);
      }
    }
  }

  private void work() {
    var found = new ArrayList<Span>();
    Change open = null;
    long from = 0;
    for (var change : changes) {
      if (change.password()) {
        if (open == null) {
          from = movedBy(change.t());
        }
        open = open == null || change.source().equals(BUS) ? change : open;
      } else if (open != null && ends(open, change)) {
        found.add(new Span(from, end(from, change.t()), RULE));
        open = null;
      }
    }
    if (open != null) {
      found.add(new Span(from, Filter.NEVER, RULE));
    }
    spans = List.copyOf(found);
  }

  private static boolean ends(Change open, Change other) {
    if (other.source().equals(open.source())) {
      return true;
    }
    // The browser does not know of other windows; the bus does, but may call the same field a
    // plain one.
    return other.source().equals(BUS)
        && !(other.t() - open.t() < SAME_MOMENT && overlap(open.box(), other.box()));
  }

  /** A Tab or a click moves the focus at once, so what follows it belongs to the next field. */
  private long end(long from, long focused) {
    long end = focused;
    for (var mover : movers) {
      if (mover.immediate()
          && mover.t() > from
          && mover.t() <= focused
          && mover.t() >= focused - PROMPT) {
        end = Math.min(focused, mover.t());
      }
    }
    return end;
  }

  private static boolean overlap(@Nullable Box a, @Nullable Box b) {
    return a == null || b == null || (across(a, b) && down(a, b));
  }

  private static boolean across(Box a, Box b) {
    return a.x() < b.x() + b.width() && b.x() < a.x() + a.width();
  }

  private static boolean down(Box a, Box b) {
    return a.y() < b.y() + b.height() && b.y() < a.y() + a.height();
  }
}
