package greenroom.recorder.filter.detect;

/** Check digits over texts of digits and capitals. */
final class Checksums {
  private static final int[][] VERHOEFF_TIMES = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
    {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
    {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
    {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
    {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
    {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
  };
  private static final int[][] VERHOEFF_TURN = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
    {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
    {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
    {9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
    {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
    {2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
    {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}
  };

  private Checksums() {}

  static int at(CharSequence digits, int i) {
    return digits.charAt(i) - '0';
  }

  /** ISO/IEC 7812-1, annex B. */
  static boolean luhn(CharSequence digits) {
    int sum = 0;
    boolean twice = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int d = at(digits, i);
      d = twice ? 2 * d : d;
      sum += d > 9 ? d - 9 : d;
      twice = !twice;
    }
    return sum % 10 == 0;
  }

  /** The remainder by 97, with letters as 10–35 (ISO/IEC 7064, MOD 97-10). */
  static int mod97(CharSequence code) {
    int rest = 0;
    for (int i = 0; i < code.length(); i++) {
      int value = Character.digit(code.charAt(i), 36);
      rest = value < 10 ? (10 * rest + value) % 97 : (100 * rest + value) % 97;
    }
    return rest;
  }

  /** ISO/IEC 7064, MOD 11,10. */
  static boolean mod11With10(CharSequence digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (at(digits, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == at(digits, digits.length() - 1);
  }

  /** J. Verhoeff, Error Detecting Decimal Codes, 1969. */
  static boolean verhoeff(CharSequence digits) {
    int check = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = at(digits, digits.length() - 1 - i);
      check = VERHOEFF_TIMES[check][VERHOEFF_TURN[i % 8][digit]];
    }
    return check == 0;
  }

  /** The sum of each digit times its weight. */
  static int weighted(CharSequence digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * at(digits, i);
    }
    return sum;
  }

  /** Whether all digits are the same: nobody's number. */
  static boolean uniform(CharSequence digits) {
    return digits.chars().distinct().count() == 1;
  }

  static int number(CharSequence digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }

  /** Whether these are a day and a month. */
  static boolean date(int day, int month) {
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  }
}
