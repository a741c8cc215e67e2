package greenroom.recorder.bench.filter;

import java.util.List;

/** IBANs by the national structures of the ISO 13616 registry, with their mod-97 check digits. */
final class BankAccounts {
  /** {@code n} stands for a digit, {@code a} for a letter, {@code c} for either. */
  private static final List<String> STRUCTURES =
      List.of(
          "DE nnnnnnnnnnnnnnnnnn",
          "FR nnnnnnnnnncccccccccccnn",
          "GB aaaannnnnnnnnnnnnn",
          "ES nnnnnnnnnnnnnnnnnnnn",
          "IT annnnnnnnnncccccccccccc",
          "NL aaaannnnnnnnnn",
          "CH nnnnncccccccccccc",
          "BE nnnnnnnnnnnn",
          "AT nnnnnnnnnnnnnnnn",
          "PL nnnnnnnnnnnnnnnnnnnnnnnn",
          "PT nnnnnnnnnnnnnnnnnnnnn",
          "SE nnnnnnnnnnnnnnnnnnnn",
          "NO nnnnnnnnnnn",
          "DK nnnnnnnnnnnnnn",
          "FI nnnnnnnnnnnnnn",
          "IE aaaannnnnnnnnnnnnn");

  private BankAccounts() {}

  static Value any(Dice dice, String label) {
    return value(dice, label, 0);
  }

  /** With wrong check digits. */
  static Value nearly(Dice dice, String label) {
    return value(dice, label, dice.between(1, 80));
  }

  private static Value value(Dice dice, String label, int wrong) {
    var structure = dice.of(STRUCTURES);
    var country = structure.substring(0, 2);
    var account = account(dice, structure.substring(3));
    int check = 98 - CheckDigits.mod97(account + country + "00");
    // Check digits run from 02 to 98; any other of them is wrong.
    int shown = 2 + (check - 2 + wrong) % 97;
    var iban = country + "%02d".formatted(shown) + account;
    var grouped = dice.chance(60) ? Groups.of(iban, " ", 4) : iban;
    return Value.of(Kind.IBAN, country, label, grouped);
  }

  private static String account(Dice dice, String structure) {
    var text = new StringBuilder();
    for (int i = 0; i < structure.length(); i++) {
      text.append(
          switch (structure.charAt(i)) {
            case 'a' -> dice.from(Dice.UPPER, 1);
            case 'c' -> dice.from(Dice.DIGITS + Dice.UPPER, 1);
            default -> dice.digits(1);
          });
    }
    return text.toString();
  }
}
