package greenroom.recorder.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Types made-up words on the streamed desktop and remembers when each key was pressed. The words
 * stand in no dictionary and in no file of a machine, so wherever one is found it was leaked.
 */
final class Typist {
  private static final List<String> WORDS =
      List.of(
          "velorimo",
          "kandipute",
          "sorimelka",
          "pontavire",
          "lumegorta",
          "birasendo",
          "tarovelin",
          "mezukarta",
          "golpenira",
          "fandoruse",
          "dikamelto",
          "ruvopinda");
  private static final int FASTEST_MILLIS = 12;
  private static final int SLOWEST_MILLIS = 35;

  private final Random random;
  private final List<Pressed> pressed = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean stopped;
  private String word = "";

  /**
   * One key that was pressed.
   *
   * @param nanos a reading of {@code CLOCK_MONOTONIC} just before it was sent
   */
  record Pressed(int keysym, long nanos) {}

  Typist(Random random) {
    this.random = random;
  }

  /** All that this typist may ever write. */
  static List<String> words() {
    return WORDS;
  }

  /** Types until then, until {@link #stop}, or until the stream is gone. */
  void typeUntil(TestHands hands, long nanos) {
    stopped = false;
    while (!stopped && nanos > System.nanoTime()) {
      if (word.isEmpty()) {
        word = WORDS.get(random.nextInt(WORDS.size())) + " ";
      }
      var key = new Pressed(word.charAt(0), System.nanoTime());
      try {
        hands.strike(key.keysym());
      } catch (CompletionException gone) {
        return;
      }
      pressed.add(key);
      word = word.substring(1);
      pause(nanos);
    }
  }

  private void pause(long until) {
    long wanted = random.nextInt(FASTEST_MILLIS, SLOWEST_MILLIS) * 1_000_000L;
    LockSupport.parkNanos(Math.max(0, Math.min(wanted, until - System.nanoTime())));
  }

  void stop() {
    stopped = true;
  }

  /** Every key so far, in order. */
  List<Pressed> pressed() {
    return List.copyOf(pressed);
  }
}
