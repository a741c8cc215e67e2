package greenroom.recorder.proving;

import greenroom.recorder.Frame;
import greenroom.recorder.RecordedEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Finds each flip's key among the stored events, and its picture among the stored ones. */
public final class FlipMatch {
  /** As in flips.py: a row of square cells at the top left, the lowest bit first. */
  private static final int CELL = 16;

  private static final int CELLS = 16;

  private FlipMatch() {}

  static long[] delays(List<Flip> flips, OpenedProof stored) {
    if (flips.isEmpty()) {
      throw new ProvingException("The program in the desktop got no key.");
    }
    var keys = keys(stored);
    return delays(
        flips,
        stored,
        flip -> {
          long key = lastBefore(keys, stored.clock().at(flip.received()));
          return key + flip.drawn() - flip.received();
        });
  }

  /**
   * For each flip the nanoseconds from when it was drawn to the first stored picture that shows it;
   * sorted.
   */
  public static long[] sinceDrawn(List<Flip> flips, OpenedProof stored) {
    return delays(flips, stored, flip -> stored.clock().at(flip.drawn()));
  }

  private static long[] delays(
      List<Flip> flips, OpenedProof stored, ToLongFunction<Flip> expected) {
    var seen = firstSeen(stored);
    var delays = new long[flips.size()];
    for (int i = 0; i < delays.length; i++) {
      Long shown = seen.get(flips.get(i).number());
      if (shown == null) {
        throw new ProvingException("A change of the screen is in no stored picture.");
      }
      delays[i] = shown - expected.applyAsLong(flips.get(i));
    }
    Arrays.sort(delays);
    return delays;
  }

  private static long[] keys(OpenedProof stored) {
    return stored.events().stream()
        .filter(RecordedEvent.Key.class::isInstance)
        .map(RecordedEvent.Key.class::cast)
        .filter(key -> key.down() && key.keysym() == ScreenFlips.KEYSYM)
        .mapToLong(RecordedEvent.Key::t)
        .toArray();
  }

  private static long lastBefore(long[] keys, long t) {
    int at = Arrays.binarySearch(keys, t);
    int last = at >= 0 ? at : -at - 2;
    if (last < 0) {
      throw new ProvingException("A key that reached the desktop is not in the recording.");
    }
    return keys[last];
  }

  /** When each number was first shown; one that nobody saw counts from when a later one was. */
  private static Map<Integer, Long> firstSeen(OpenedProof stored) {
    var seen = new HashMap<Integer, Long>();
    var last = new int[1];
    stored.frames(
        frame -> {
          int number = number(frame);
          for (int each = last[0] + 1; each <= number; each++) {
            seen.put(each, frame.t());
          }
          last[0] = Math.max(last[0], number);
        });
    return seen;
  }

  /**
   * The patch's number; 0 where there is none: its last cell is always lit, the one before dark.
   */
  private static int number(Frame frame) {
    int number = 0;
    for (int i = 0; i < CELLS; i++) {
      int pixel = frame.image().getRGB(i * CELL + CELL / 2, CELL / 2);
      number |= ((pixel >> 8 & 0xff) > 127 ? 1 : 0) << i;
    }
    return number >> (CELLS - 2) == 0b10 ? number & (1 << (CELLS - 2)) - 1 : 0;
  }
}
