package greenroom.recorder.bench.filter;

import java.util.List;
import java.util.function.Function;

/** National identity numbers with the check digits that their countries prescribe. */
final class NationalIds {
  private record Scheme(String form, List<String> labels, Function<Dice, String> number) {}

  private static final String NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String HETU_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  /** Labels are empty where the number's own shape says enough. */
  private static final List<Scheme> SCHEMES =
      List.of(
          new Scheme("es-dni", List.of(), NationalIds::dni),
          new Scheme("es-nie", List.of(), NationalIds::nie),
          new Scheme("fr-nir", List.of("Numéro de sécurité sociale", "NIR"), NationalIds::nir),
          new Scheme("it-cf", List.of(), NationalIds::codiceFiscale),
          new Scheme("pl-pesel", List.of("PESEL"), NationalIds::pesel),
          new Scheme("se-personnummer", List.of("Personnummer"), NationalIds::personnummer),
          new Scheme("fi-hetu", List.of(), NationalIds::hetu),
          new Scheme("be-nrn", List.of(), NationalIds::belgian),
          new Scheme("br-cpf", List.of(), NationalIds::cpf),
          new Scheme("in-aadhaar", List.of("Aadhaar"), NationalIds::aadhaar),
          new Scheme(
              "gb-nino", List.of("National insurance number", "NI number"), NationalIds::nino),
          new Scheme("gb-nhs", List.of("NHS number"), NationalIds::nhs),
          new Scheme("ca-sin", List.of("SIN", "Social insurance number"), NationalIds::sin),
          new Scheme("ch-ahv", List.of(), NationalIds::ahv),
          new Scheme("nl-bsn", List.of("BSN", "Burgerservicenummer"), NationalIds::bsn),
          new Scheme("cn-id", List.of(), NationalIds::chinese),
          new Scheme("de-steuer-id", List.of("Steuer-ID", "Tax ID"), NationalIds::steuerId));

  private NationalIds() {}

  static Value any(Dice dice, String label) {
    var scheme = dice.of(SCHEMES);
    var shown = scheme.labels().isEmpty() ? label : dice.of(scheme.labels());
    return Value.of(Kind.NATIONAL, scheme.form(), shown, scheme.number().apply(dice));
  }

  /** With a wrong check digit, of the schemes whose shape is their own. */
  static Value nearly(Dice dice, String label) {
    var text =
        switch (dice.below(5)) {
          case 0 -> {
            int number = dice.between(10_000_000, 99_999_999);
            yield "" + number + NIF_LETTERS.charAt((number + dice.between(1, 22)) % 23);
          }
          case 1 -> wrongEnd(dice, cpf(dice));
          case 2 -> wrongEnd(dice, ahv(dice));
          case 3 -> wrongEnd(dice, belgian(dice));
          default -> {
            var hetu = hetu(dice);
            int right = HETU_LETTERS.indexOf(hetu.charAt(hetu.length() - 1));
            yield hetu.substring(0, hetu.length() - 1)
                + HETU_LETTERS.charAt((right + dice.between(1, 30)) % 31);
          }
        };
    return Value.of(Kind.NATIONAL, "bad-check", label, text);
  }

  private static String wrongEnd(Dice dice, String right) {
    int last = right.charAt(right.length() - 1) - '0';
    return right.substring(0, right.length() - 1) + (last + dice.between(1, 9)) % 10;
  }

  /** Spain: eight digits and the letter of their remainder by 23. */
  private static String dni(Dice dice) {
    int number = dice.between(10_000_000, 99_999_999);
    return "" + number + NIF_LETTERS.charAt(number % 23);
  }

  /** Spain, foreigners: X, Y or Z count as 0, 1 or 2 before seven digits. */
  private static String nie(Dice dice) {
    int first = dice.below(3);
    var digits = dice.digits(7);
    int number = Integer.parseInt(first + digits);
    return "XYZ".charAt(first) + digits + NIF_LETTERS.charAt(number % 23);
  }

  /** France: thirteen digits and 97 less their remainder by 97. */
  private static String nir(Dice dice) {
    var number =
        "%d%02d%02d%02d%03d%03d"
            .formatted(
                dice.between(1, 2),
                dice.between(40, 99),
                dice.between(1, 12),
                dice.between(21, 89),
                dice.between(1, 800),
                dice.between(1, 900));
    var key = "%02d".formatted(97 - Long.parseLong(number) % 97);
    return dice.chance(60) ? Groups.into("# ## ## ## ### ### ##", number + key) : number + key;
  }

  /** Italy: the tax code's control letter (decree of 23 December 1976). */
  private static String codiceFiscale(Dice dice) {
    var consonants = "BCDFGLMNPRSTVZ";
    var code =
        dice.from(consonants, 6)
            + "%02d".formatted(dice.between(40, 99))
            + dice.from("ABCDEHLMPRST", 1)
            + "%02d".formatted(dice.between(1, 28))
            + dice.from("ABCDEFGHIL", 1)
            + dice.between(100, 999);
    int[] odd = {
      1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = code.charAt(i);
      int value = Character.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? odd[value] : value;
    }
    return code + (char) ('A' + sum % 26);
  }

  /** Poland: date of birth, four digits, and a check digit with weights 1, 3, 7, 9. */
  private static String pesel(Dice dice) {
    var number =
        "%02d%02d%02d".formatted(dice.between(40, 99), dice.between(1, 12), dice.between(1, 28))
            + dice.digits(4);
    int sum = CheckDigits.weighted(number, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3);
    return number + (10 - sum % 10) % 10;
  }

  /** Sweden: date of birth, three digits, Luhn's digit. */
  private static String personnummer(Dice dice) {
    var date =
        "%02d%02d%02d".formatted(dice.between(40, 99), dice.between(1, 12), dice.between(1, 28));
    var serial = dice.digits(3);
    return date + "-" + serial + CheckDigits.luhn(date + serial);
  }

  /** Finland: date of birth, a number, and a sign of their remainder by 31. */
  private static String hetu(Dice dice) {
    var date =
        "%02d%02d%02d".formatted(dice.between(1, 28), dice.between(1, 12), dice.between(40, 99));
    var serial = "%03d".formatted(dice.between(2, 899));
    int rest = (int) (Long.parseLong(date + serial) % 31);
    return date + "-" + serial + HETU_LETTERS.charAt(rest);
  }

  /** Belgium: date of birth, a number, and 97 less their remainder by 97. */
  private static String belgian(Dice dice) {
    var number =
        "%02d%02d%02d%03d"
            .formatted(
                dice.between(40, 99),
                dice.between(1, 12),
                dice.between(1, 28),
                dice.between(1, 997));
    long check = 97 - Long.parseLong(number) % 97;
    return Groups.into("##.##.##-###.##", number + "%02d".formatted(check));
  }

  /** Brazil: nine digits and two digits by 11. */
  private static String cpf(Dice dice) {
    var number = dice.between(1, 9) + dice.digits(8);
    number += elevens(CheckDigits.weighted(number, 10, 9, 8, 7, 6, 5, 4, 3, 2));
    number += elevens(CheckDigits.weighted(number, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2));
    return Groups.into("###.###.###-##", number);
  }

  private static int elevens(int sum) {
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
  }

  /** India: eleven digits, not beginning with 0 or 1, and Verhoeff's digit. */
  private static String aadhaar(Dice dice) {
    var number = dice.between(2, 9) + dice.digits(10);
    return Groups.of(number + CheckDigits.verhoeff(number), " ", 4);
  }

  /** United Kingdom: two letters of the permitted, six digits, and a letter from A to D. */
  private static String nino(Dice dice) {
    var prefix = dice.of("AB", "CE", "EH", "HJ", "JM", "LS", "NR", "PX", "RZ", "TA", "WK", "YP");
    var number = prefix + dice.digits(6) + dice.from("ABCD", 1);
    return dice.chance(60) ? Groups.of(number, " ", 2) : number;
  }

  /** United Kingdom's health service: nine digits and 11 less their weighted remainder. */
  private static String nhs(Dice dice) {
    while (true) {
      var number = dice.between(4, 7) + dice.digits(8);
      int check = 11 - CheckDigits.weighted(number, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
      if (check != 10) {
        return Groups.of(number + check % 11, " ", 3, 3, 4);
      }
    }
  }

  /** Canada: eight digits and Luhn's. */
  private static String sin(Dice dice) {
    var number = dice.between(1, 7) + dice.digits(7);
    return Groups.of(number + CheckDigits.luhn(number), dice.of(" ", "-"), 3);
  }

  /** Switzerland: 756, nine digits, and the check digit of an EAN-13. */
  private static String ahv(Dice dice) {
    var number = "756" + dice.digits(9);
    int sum = CheckDigits.weighted(number, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3);
    return Groups.into("###.####.####.##", number + (10 - sum % 10) % 10);
  }

  /** The Netherlands: the "eleven test" with the last digit counting −1. */
  private static String bsn(Dice dice) {
    while (true) {
      var number = dice.between(1, 9) + dice.digits(7);
      int check = CheckDigits.weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
      if (check < 10) {
        return number + check;
      }
    }
  }

  /** China: seventeen digits and a sign by ISO 7064 mod 11-2. */
  private static String chinese(Dice dice) {
    var number =
        dice.of("110101", "310104", "440305", "510107")
            + "%04d%02d%02d"
                .formatted(dice.between(1950, 2005), dice.between(1, 12), dice.between(1, 28))
            + dice.digits(3);
    int sum = CheckDigits.weighted(number, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return number + "10X98765432".charAt(sum % 11);
  }

  /** Germany: ten digits, one of them twice, and a digit by ISO 7064 mod 11,10. */
  private static String steuerId(Dice dice) {
    var digits = new StringBuilder("123456789");
    for (int i = digits.length() - 1; i > 0; i--) {
      int other = dice.below(i + 1);
      char c = digits.charAt(i);
      digits.setCharAt(i, digits.charAt(other));
      digits.setCharAt(other, c);
    }
    digits.append(digits.charAt(dice.below(8)));
    int product = 10;
    for (int i = 0; i < digits.length(); i++) {
      int sum = (digits.charAt(i) - '0' + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    int check = 11 - product;
    var number = digits.toString() + (check == 10 ? 0 : check);
    return dice.chance(50) ? Groups.of(number, " ", 2, 3) : number;
  }
}
