package greenroom.recorder.gate;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Released;
import greenroom.recorder.rfb.ClientMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one connection holds down at the desktop, and what each input message means in recorded
 * events. Not thread-safe.
 */
final class HeldInput {
  /** Wheel up, down, left, right: bits 3–6 of a pointer message's buttons. */
  private static final int WHEEL_MASK = 0b0111_1000;

  /** By scancode, or by keysym where there is none (then negative, to keep them apart). */
  private final Map<Integer, HeldKey> keys = new LinkedHashMap<>();

  private int buttons;
  private int x;
  private int y;

  private record HeldKey(int keysym, ClientMessage release) {}

  /**
   * The event of a key message; empty if it lets go of a key that is not held: then the desktop
   * must not see it either.
   */
  Optional<RecordedEvent> key(long t, boolean down, int keysym, int code) {
    if (!down && !keys.containsKey(name(keysym, code))) {
      return Optional.empty();
    }
    return Optional.of(new RecordedEvent.Key(t, keysym, code, down));
  }

  /** Remembers that the desktop got a key message. */
  void keyForwarded(boolean down, int keysym, int code, boolean qemu) {
    if (down) {
      var release =
          qemu
              ? new ClientMessage.QemuKey(false, keysym, code)
              : new ClientMessage.Key(false, keysym);
      keys.put(name(keysym, code), new HeldKey(keysym, release));
    } else {
      keys.remove(name(keysym, code));
    }
  }

  /** The events of a pointer message: where it moved, then what was pressed, let go or turned. */
  List<RecordedEvent> pointer(long t, ClientMessage.Pointer pointer) {
    var events = new ArrayList<RecordedEvent>(2);
    int changed = pointer.buttons() ^ buttons;
    if (changed == 0 || pointer.x() != x || pointer.y() != y) {
      events.add(new RecordedEvent.Pointer(t, pointer.x(), pointer.y(), pressed(buttons)));
    }
    for (int bit = 0; bit < 8; bit++) {
      int mask = 1 << bit;
      if ((changed & mask) != 0) {
        boolean down = (pointer.buttons() & mask) != 0;
        if ((mask & WHEEL_MASK) == 0) {
          events.add(new RecordedEvent.Button(t, pointer.x(), pointer.y(), number(bit), down));
        } else if (down) {
          events.add(wheel(t, pointer, bit));
        }
      }
    }
    return events;
  }

  /** Remembers that the desktop got a pointer message. */
  void pointerForwarded(ClientMessage.Pointer pointer) {
    buttons = pointer.buttons();
    x = pointer.x();
    y = pointer.y();
  }

  /** What a release of everything is recorded as; empty if nothing is held. */
  Optional<Released> released(long t) {
    if (keys.isEmpty() && pressed(buttons) == 0) {
      return Optional.empty();
    }
    var keysyms = keys.values().stream().map(HeldKey::keysym).toList();
    return Optional.of(new Released(t, keysyms, pressed(buttons)));
  }

  /** Lets go of everything; answers the messages that make the desktop do the same. */
  List<ClientMessage> release() {
    var messages = new ArrayList<>(keys.values().stream().map(HeldKey::release).toList());
    keys.clear();
    if (buttons != 0) {
      buttons = 0;
      messages.add(new ClientMessage.Pointer(0, x, y));
    }
    return messages;
  }

  private static RecordedEvent wheel(long t, ClientMessage.Pointer pointer, int bit) {
    int dx = bit == 5 ? -1 : bit == 6 ? 1 : 0;
    int dy = bit == 3 ? -1 : bit == 4 ? 1 : 0;
    return new RecordedEvent.Wheel(t, pointer.x(), pointer.y(), dx, dy);
  }

  private static int pressed(int buttons) {
    return buttons & ~WHEEL_MASK;
  }

  /** X's number of a button: 1 left, 2 middle, 3 right, 8 back. */
  private static int number(int bit) {
    return bit + 1;
  }

  private static int name(int keysym, int code) {
    return code != 0 ? code : -keysym;
  }
}
