package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which window was the active one, and where, as far as the desktop tells. */
final class Windows {
  private static final int MOST = 512;

  /** The window manager's title bar shows above what the application calls its window. */
  private static final int TITLE_BAR = 40;

  private static final int MARGIN = 8;

  private final List<RecordedEvent.Window> changes = new ArrayList<>();

  void change(RecordedEvent.Window window) {
    if (changes.contains(window)) {
      return;
    }
    changes.add(window);
    changes.sort(Comparator.comparingLong(RecordedEvent.Window::t));
    if (changes.size() > MOST) {
      changes.removeFirst();
    }
  }

  /** The window that was active then, as it was last told of before; null if that is not known. */
  RecordedEvent.@Nullable Window activeAt(long t) {
    RecordedEvent.Window active = null;
    for (var change : changes) {
      if (change.t() > t) {
        break;
      }
      active =
          switch (change.change()) {
            case "destroy" ->
                active != null && same(active, change) && gone(active, change.t()) ? null : active;
            case "activate", "create" -> change;
            default -> active == null || same(active, change) ? change : active;
          };
    }
    return active;
  }

  /** Whether this window has gone by then. */
  boolean goneBy(RecordedEvent.Window window, long t) {
    return changes.stream()
            .anyMatch(
                change ->
                    change.t() > window.t()
                        && change.t() <= t
                        && change.change().equals("destroy")
                        && same(window, change))
        && gone(window, t);
  }

  /**
   * Whether as many windows with this name went until then as came: one may go after the next came.
   */
  private boolean gone(RecordedEvent.Window window, long t) {
    int left = 0;
    for (var change : changes) {
      if (change.t() <= t && same(window, change)) {
        left +=
            switch (change.change()) {
              case "create" -> 1;
              case "destroy" -> -1;
              default -> 0;
            };
      }
    }
    return left <= 0;
  }

  /** Everywhere this window may have been from then on; null if that is not known. */
  @Nullable List<Box> places(RecordedEvent.Window window, long t) {
    var places = new ArrayList<Box>();
    for (var change : changes) {
      if (change.app().equals(window.app()) && change.t() >= window.t() && change.t() <= t + LEAD) {
        if (change.box() != null) {
          places.add(widened(change.box()));
        } else if (!change.change().equals("destroy")) {
          return null;
        }
      }
    }
    return places.isEmpty() ? null : places;
  }

  private static final long LEAD = FieldBoxes.LEAD;

  private static boolean same(RecordedEvent.Window one, RecordedEvent.Window other) {
    return one.app().equals(other.app()) && one.title().equals(other.title());
  }

  private static Box widened(Box box) {
    return new Box(
        box.x() - MARGIN,
        box.y() - TITLE_BAR,
        box.width() + 2 * MARGIN,
        box.height() + TITLE_BAR + MARGIN);
  }
}
