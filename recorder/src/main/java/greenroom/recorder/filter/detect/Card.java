package greenroom.recorder.filter.detect;

import java.util.function.Consumer;

/**
 * Payment cards: 13–19 digits, a known issuer's range and length, and Luhn's check digit.
 *
 * @see <a href="https://www.iso.org/standard/70484.html">ISO/IEC 7812-1</a>
 */
final class Card implements Detector {
  static final String RULE = "card";
  private static final int LEAST = 13;
  private static final int MOST = 19;

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    new Pieces(text, false, LEAST, MOST, LEAST)
        .each(
            piece -> {
              if (is(piece)) {
                found.accept(new Found(RULE, piece.from(), piece.to()));
              }
            });
  }

  private static boolean is(Piece piece) {
    return issued(piece.compact())
        && Checksums.luhn(piece.compact())
        && !Checksums.uniform(piece.compact())
        && (grouped(piece) || (piece.whole() && piece.evenly()));
  }

  /** As cards are. What is grouped otherwise may be several numbers (60 187.64 53644.90). */
  private static boolean grouped(Piece piece) {
    return switch (piece.sizes()) {
      case "465", "464", "445", "88" -> true;
      default -> piece.unparted() || fours(piece.sizes());
    };
  }

  private static boolean fours(String sizes) {
    for (int i = 0; i < sizes.length() - 1; i++) {
      if (sizes.charAt(i) != '4') {
        return false;
      }
    }
    return sizes.charAt(sizes.length() - 1) <= '4';
  }

  /** Whether an issuer gives out numbers that begin like this and are this long. */
  private static boolean issued(String digits) {
    int length = digits.length();
    int two = Checksums.number(digits, 0, 2);
    int three = Checksums.number(digits, 0, 3);
    int four = Checksums.number(digits, 0, 4);
    int six = Checksums.number(digits, 0, 6);
    if (digits.charAt(0) == '4') {
      return length == 13 || length == 16 || length == 18 || length == 19; // Visa, Switch
    }
    if (two == 34 || two == 37) {
      return length == 15; // American Express
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return length == 16; // Mastercard
    }
    if ((three >= 300 && three <= 305) || four == 3095 || two == 36 || two == 38 || two == 39) {
      return length >= 14; // Diners Club
    }
    if (four >= 3528 && four <= 3589) {
      return length >= 16; // JCB
    }
    if (four == 1800 || four == 2131) {
      return length == 15; // JCB
    }
    if (four >= 2200 && four <= 2205) {
      return length >= 16; // Mir, Borica
    }
    if (two == 50 || (two >= 56 && two <= 69)) {
      return true; // Maestro, Discover, UnionPay, RuPay, Verve and others
    }
    return length >= 16
        && (two == 81 || two == 82 || four == 9792 || four == 9860 || six == 357_111);
  }
}
