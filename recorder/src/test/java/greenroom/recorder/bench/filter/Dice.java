package greenroom.recorder.bench.filter;

import java.util.List;
import java.util.Random;

/** Chance that can be repeated: the same seed gives the same values on every Java platform. */
final class Dice {
  static final String DIGITS = "0123456789";
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  static final String HEX = "0123456789abcdef";
  static final String ALPHANUMERIC = DIGITS + UPPER + LOWER;

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /** From {@code 0} up to, not including, {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String of(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  String digits(int count) {
    return from(DIGITS, count);
  }

  String from(String alphabet, int count) {
    var text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
