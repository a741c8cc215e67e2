package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent.Box;
import java.util.ArrayList;
import java.util.List;

/** What changed on the screen and was not read yet, and what was gone before anything read it. */
final class Unread {
  private static final int MOST = 64;

  /** Changes that are nearer to each other than this may be letters of one word. */
  private static final int NEAR = 16;

  /** Not more than a caret or one character, which gives nothing away. */
  private static final int SMALL_WIDTH = 16;

  private static final int SMALL_HEIGHT = 32;

  /**
   * A changed place.
   *
   * @param from when its first change arrived
   */
  record Patch(Box box, long from) {
    Patch with(Patch other) {
      return new Patch(box.around(other.box), Math.min(from, other.from));
    }
  }

  private record Gone(Box box, long from, long to) {
    Gone with(Gone other) {
      return new Gone(box.around(other.box), Math.min(from, other.from), Math.max(to, other.to));
    }
  }

  private final List<Patch> waiting = new ArrayList<>();
  private final List<Gone> gone = new ArrayList<>();

  /** This place looks different from {@code t} on. */
  void changed(Box box, long t) {
    for (var patch : waiting) {
      if (patch.from() < t && patch.box().meets(box)) {
        gone(patch.box().common(box), patch.from(), t);
      }
    }
    add(new Patch(box, t));
  }

  /** Has something read, after all. */
  void add(Patch patch) {
    var grown = patch;
    int i = 0;
    while (i < waiting.size()) {
      var other = waiting.get(i);
      if (other.box().widened(NEAR).meets(grown.box())) {
        waiting.remove(i);
        grown = grown.with(other);
        i = 0; // it may have come near to others
      } else {
        i++;
      }
    }
    waiting.add(grown);
    if (waiting.size() > MOST) {
      var all = waiting.stream().reduce(Patch::with).orElseThrow();
      waiting.clear();
      waiting.add(all);
    }
  }

  private void gone(Box box, long from, long to) {
    if (box.width() <= SMALL_WIDTH && box.height() <= SMALL_HEIGHT) {
      return;
    }
    for (int i = 0; i < gone.size(); i++) {
      var other = gone.get(i);
      if (other.box().covers(box) && other.to() >= from) {
        gone.set(i, new Gone(other.box(), Math.min(other.from(), from), to));
        return;
      }
    }
    gone.add(new Gone(box, from, to));
    if (gone.size() > MOST) {
      var all = gone.stream().reduce(Gone::with).orElseThrow();
      gone.clear();
      gone.add(all);
    }
  }

  /** What waits to be read, which now does not wait any more. */
  List<Patch> take() {
    var taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  List<Patch> waiting() {
    return waiting;
  }

  /** Where something was shown at {@code t} that nothing ever read. */
  List<Box> goneAt(long t) {
    // What comes after it may leave a little later than at its very time.
    return gone.stream().filter(each -> t >= each.from() && t <= each.to()).map(Gone::box).toList();
  }

  void forgetBefore(long t) {
    gone.removeIf(each -> each.to() < t);
  }
}
