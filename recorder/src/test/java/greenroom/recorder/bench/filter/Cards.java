package greenroom.recorder.bench.filter;

import java.util.List;

/** Payment card numbers: brands' prefixes and lengths, with Luhn's check digit. */
final class Cards {
  private record Brand(String name, List<String> prefixes, int length, int... groups) {}

  private static final List<Brand> BRANDS =
      List.of(
          new Brand("visa", List.of("4"), 16, 4),
          new Brand("visa", List.of("4539", "4916", "4485"), 16, 4),
          new Brand("visa-19", List.of("4"), 19, 4),
          new Brand("mastercard", List.of("51", "52", "53", "54", "55"), 16, 4),
          new Brand("mastercard-2", List.of("2221", "2345", "2500", "2719"), 16, 4),
          new Brand("amex", List.of("34", "37"), 15, 4, 6, 5),
          new Brand("discover", List.of("6011", "644", "649", "65"), 16, 4),
          new Brand("jcb", List.of("3528", "3540", "3589"), 16, 4),
          new Brand("diners", List.of("300", "305", "36", "38"), 14, 4, 6, 4),
          new Brand("unionpay", List.of("6222", "6250"), 16, 4));

  private Cards() {}

  static Value any(Dice dice, String label) {
    return value(dice, label, 0);
  }

  /** With a wrong check digit. */
  static Value nearly(Dice dice, String label) {
    return value(dice, label, dice.between(1, 9));
  }

  private static Value value(Dice dice, String label, int wrong) {
    var brand = dice.of(BRANDS);
    var prefix = dice.of(brand.prefixes());
    var payload = prefix + dice.digits(brand.length() - 1 - prefix.length());
    var number = payload + (CheckDigits.luhn(payload) + wrong) % 10;
    var separator = dice.of(" ", " ", "-", "");
    return Value.of(Kind.CARD, brand.name(), label, Groups.of(number, separator, brand.groups()));
  }
}
