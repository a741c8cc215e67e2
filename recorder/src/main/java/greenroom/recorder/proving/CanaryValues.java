package greenroom.recorder.proving;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is planted in a desktop that is proved: made up anew each time, so that nobody can teach a
 * desktop to know it.
 *
 * @param word harmless: must be found again, which shows that the others would have been found
 * @param card a card number with a right check digit
 * @param email an address that could be somebody's
 * @param password typed into a password field
 */
record CanaryValues(String word, String card, String email, String password) {
  private static final String LETTERS = "abcdefghijkmnopqrstuvwxyz";
  private static final List<String> WORDS =
      List.of("meadow", "lantern", "harbour", "walnut", "copper", "thimble", "orchard", "pebble");

  static CanaryValues any(RandomGenerator random) {
    var payload = "4" + digits(random, 14);
    return new CanaryValues(
        pick(random) + " " + pick(random) + " " + pick(random),
        payload + luhn(payload),
        letters(random, 6)
            + "."
            + letters(random, 7)
            + digits(random, 2)
            + "@"
            + letters(random, 9)
            + ".com",
        letters(random, 5) + digits(random, 4) + letters(random, 5));
  }

  /** What must be nowhere. */
  List<String> secrets() {
    return List.of(card, email, password);
  }

  /** What each field is to hold, in order. */
  List<String> fields() {
    return List.of(word, card, email, password);
  }

  private static String pick(RandomGenerator random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static String letters(RandomGenerator random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static String digits(RandomGenerator random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(10));
    }
    return text.toString();
  }

  /** The check digit of ISO/IEC 7812-1, annex B. */
  private static int luhn(String payload) {
    int sum = 0;
    for (int i = 0; i < payload.length(); i++) {
      int digit = payload.charAt(payload.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? 2 * digit : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "CanaryValues[4]";
  }
}
