package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal.PasswordField;
import greenroom.recorder.RecordedEvent.Box;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where password fields were on the screen, and when. */
final class FieldBoxes {
  /** Sources look for fields now and then: one may be there this long before they say so. */
  static final long LEAD = 1_000_000_000L;

  /** What is gone may be seen a little longer. */
  static final long TRAIL = 300_000_000L;

  private static final int MARGIN = 4;

  private record Shown(String key, @Nullable Box box, long from, long to) {
    boolean at(long t) {
      return t >= from - LEAD && (to == Filter.NEVER || t < to + TRAIL);
    }

    boolean saidBy(PasswordField field) {
      return key.equals(field.key()) && from == field.t();
    }

    boolean open() {
      return to == Filter.NEVER;
    }
  }

  private final List<Shown> all = new ArrayList<>();

  /**
   * Takes what a source says; a field that moved is black at both places for a moment. Answers
   * false if it was known already.
   */
  boolean field(PasswordField field) {
    if (field.shown() && all.stream().anyMatch(shown -> shown.saidBy(field))) {
      return false;
    }
    for (int i = 0; i < all.size(); i++) {
      var shown = all.get(i);
      if (shown.open() && shown.key().equals(field.key())) {
        // An end before the beginning is a source that contradicts itself: keep it black.
        long to = Math.max(field.t(), shown.from());
        all.set(i, new Shown(shown.key(), shown.box(), shown.from(), to));
      }
    }
    if (field.shown()) {
      all.add(new Shown(field.key(), field.box(), field.t(), Filter.NEVER));
    }
    return true;
  }

  /** Forgets fields that were gone by then. */
  void forgetBefore(long t) {
    all.removeIf(shown -> !shown.open() && shown.to() + TRAIL < t);
  }

  Mask at(long t) {
    var boxes = new ArrayList<Box>();
    for (var shown : all) {
      if (shown.at(t)) {
        if (shown.box() == null) {
          return Mask.ALL;
        }
        boxes.add(widened(shown.box()));
      }
    }
    return boxes.isEmpty() ? Mask.NONE : new Mask(false, boxes);
  }

  static Box widened(Box box) {
    return box.widened(MARGIN);
  }
}
