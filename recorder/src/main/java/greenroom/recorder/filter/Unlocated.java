package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Secrets that keys wrote, and where they must be black as long as no element says for certain
 * where they stand: in the field that had the focus if elements tell nothing but its box, else in
 * the whole window, else everywhere.
 */
final class Unlocated {
  private static final int MOST = 512;
  private static final String OFFICE = "soffice";
  private static final String BROWSER = "chromium";

  /** Shorter parts of an address are in it by chance. */
  private static final int SHORTEST = 4;

  /** The desktop says where the focus is within this time. */
  private static final long LATE = 500_000_000L;

  private record Written(String compact, List<String> parts, long from, long to) {}

  private final Windows windows;
  private final List<Written> all = new ArrayList<>();
  private final List<RecordedEvent.Focus> focuses = new ArrayList<>();
  private final List<RecordedEvent.Navigation> navigations = new ArrayList<>();

  Unlocated(Windows windows) {
    this.windows = windows;
  }

  /**
   * @param parts what each element shows of it
   */
  void add(String compact, List<String> parts, long from, long to) {
    all.add(new Written(compact, List.copyOf(parts), from, to));
    if (all.size() > MOST) {
      all.removeFirst();
    }
  }

  void focus(RecordedEvent.Focus focus) {
    if (!focuses.contains(focus)) {
      focuses.add(focus);
      focuses.sort(Comparator.comparingLong(RecordedEvent.Focus::t));
      if (focuses.size() > MOST) {
        focuses.removeFirst();
      }
    }
  }

  void navigated(RecordedEvent.Navigation navigation) {
    navigations.add(navigation);
    if (navigations.size() > MOST) {
      navigations.removeFirst();
    }
  }

  /** Whether keys wrote this since then. */
  boolean knows(String compact, long since) {
    return all.stream().anyMatch(w -> w.to() >= since && w.compact().contains(compact));
  }

  Mask at(long t, ShownTexts texts) {
    var boxes = new ArrayList<Box>();
    for (var written : all) {
      if (t < written.from() || located(written, texts)) {
        continue;
      }
      var mask = texts.any() ? window(written, t) : field(written, t);
      if (mask.everything()) {
        return Mask.ALL;
      }
      boxes.addAll(mask.boxes());
    }
    return boxes.isEmpty() ? Mask.NONE : new Mask(false, boxes);
  }

  /**
   * Whether elements with known places show it, and nothing else does: an office program also draws
   * it where it tells nothing.
   */
  private boolean located(Written written, ShownTexts texts) {
    var window = windows.activeAt(written.to() + LATE);
    boolean office = window != null && window.app().equals(OFFICE);
    return !office
        && written.parts().stream().allMatch(part -> texts.located(part, written.from()));
  }

  private Mask field(Written written, long t) {
    RecordedEvent.Focus before = null;
    var boxes = new ArrayList<Box>();
    for (var focus : focuses) {
      if (focus.t() <= written.from() + LATE) {
        before = focus;
      } else if (focus.t() <= written.to() + LATE && focus.box() != null) {
        boxes.add(FieldBoxes.widened(focus.box()));
      }
    }
    if (before == null || before.box() == null || before.app().equals(OFFICE)) {
      return window(written, t);
    }
    for (var focus : focuses) {
      boolean same = focus.name().equals(before.name()) && focus.role().equals(before.role());
      if (focus.t() >= written.from() && same && !Objects.equals(focus.box(), before.box())) {
        return window(written, t); // it moved, or there are two: nobody knows which
      }
    }
    if (left(written, t)) {
      return Mask.NONE;
    }
    boxes.add(FieldBoxes.widened(before.box()));
    return new Mask(false, boxes);
  }

  /**
   * Whether another page is shown now than the one it was written on (which comes back with its
   * tab), and one that does not say it in its address or title.
   */
  private boolean left(Written written, long t) {
    RecordedEvent.Navigation own = null;
    RecordedEvent.Navigation now = null;
    for (var page : navigations) {
      own = page.t() <= written.to() ? page : own;
      now = page.t() > written.to() && page.t() + FieldBoxes.TRAIL <= t ? page : now;
    }
    return now != null && (own == null || !now.url().equals(own.url())) && !repeats(now, written);
  }

  private static boolean repeats(RecordedEvent.Navigation page, Written written) {
    var shown = new Compact(Addresses.decoded(page.url()) + " " + page.title());
    return written.parts().stream()
        .anyMatch(part -> part.length() >= SHORTEST && shown.contains(part));
  }

  private Mask window(Written written, long t) {
    var window = windows.activeAt(written.to() + LATE);
    if (window == null) {
      return Mask.ALL;
    }
    boolean browser = window.app().equalsIgnoreCase(BROWSER);
    if (windows.goneBy(window, t - FieldBoxes.TRAIL) || (browser && left(written, t))) {
      return Mask.NONE;
    }
    var places = windows.places(window, t);
    return places == null ? Mask.ALL : new Mask(false, places);
  }
}
