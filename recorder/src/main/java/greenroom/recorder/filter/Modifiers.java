package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import java.util.HashSet;
import java.util.Set;

/** Which modifier keys are down. */
final class Modifiers {
  private final Set<Integer> down = new HashSet<>();

  void key(RecordedEvent.Key key) {
    if (!Keysyms.modifier(key.keysym())) {
      return;
    }
    if (key.down()) {
      down.add(key.keysym());
    } else {
      down.remove(key.keysym());
    }
  }

  void released() {
    down.clear();
  }

  boolean shift() {
    return down.stream().anyMatch(Keysyms::shift);
  }

  boolean control() {
    return down.stream().anyMatch(Keysyms::control);
  }

  boolean command() {
    return down.stream().anyMatch(Keysyms::command);
  }
}
