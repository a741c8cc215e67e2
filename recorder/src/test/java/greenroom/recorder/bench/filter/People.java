package greenroom.recorder.bench.filter;

import java.util.List;

/** Social security numbers, phone numbers, e-mail addresses, passports and licences. */
final class People {
  /** Numbers that the Social Security Administration has named as never given to anybody. */
  private static final List<String> FAMOUS = List.of("078051120", "219099999", "123456789");

  private static final List<String> SSN_LABELS = List.of("SSN", "Social security number");
  private static final List<String> PHONE_LABELS = List.of("Phone", "Telephone", "Mobile");

  /** Ranges from the national numbering plans: {@code #} any digit, {@code *} from 2 to 9. */
  private static final List<String> INTERNATIONAL =
      List.of(
          "us:+1 212-*##-####",
          "us:+1 (415) *##-####",
          "us:+1 650 *## ####",
          "us:+1202*######",
          "gb:+44 20 7946 0###",
          "gb:+44 7400 ######",
          "gb:+447911######",
          "de:+49 151 1#######",
          "de:+49 30 2#######",
          "de:+49 (0) 171 2######",
          "fr:+33 6 12 ## ## ##",
          "fr:+33 1 42 ## ## ##",
          "es:+34 612 ### ###",
          "it:+39 347 ### ####",
          "nl:+31 6 1#######",
          "pl:+48 601 ### ###",
          "au:+61 412 ### ###",
          "in:+91 98### #####",
          "br:+55 11 9####-####",
          "jp:+81 90-1###-####",
          "ch:+41 79 ### ## ##",
          "se:+46 70 *## ## ##");

  private static final List<String> NATIONAL =
      List.of(
          "us:(212) *##-####",
          "us:415-*##-####",
          "us:650.*##.####",
          "gb:020 7946 0###",
          "gb:07911 ######",
          "de:0151 1#######",
          "fr:06 12 ## ## ##",
          "fr:01.42.##.##.##");

  private static final List<String> FIRST =
      List.of("ann", "bela", "carlos", "dorit", "emre", "farah", "goran", "hanne", "ivo", "jun");
  private static final List<String> LAST =
      List.of("ackroyd", "borges", "cermak", "dalgaard", "eklund", "fonseca", "grieve", "hoxha");
  private static final List<String> SYLLABLES =
      List.of("bal", "ter", "quin", "mor", "vas", "lek", "dra", "hol", "fen", "zul", "pra", "wim");
  private static final List<String> ENDINGS =
      List.of("com", "org", "net", "de", "co.uk", "fr", "io", "nl", "com.au", "eu");

  private People() {}

  static Value ssn(Dice dice, String label) {
    String number;
    do {
      int area = dice.between(1, 899);
      number =
          "%03d%02d%04d"
              .formatted(area == 666 ? 667 : area, dice.between(1, 99), dice.between(1, 9999));
    } while (FAMOUS.contains(number));
    return written(dice, label, number);
  }

  /** From the ranges that are never given out. */
  static Value nearlySsn(Dice dice, String label) {
    var number =
        dice.of(
            "000" + dice.digits(5) + "1",
            "666" + dice.between(10, 99) + dice.between(1000, 9999),
            dice.between(100, 665) + "00" + dice.between(1000, 9999),
            dice.between(100, 665) + "" + dice.between(10, 99) + "0000");
    return Value.of(Kind.SSN, "never-issued", label, Groups.of(number, "-", 3, 2, 4));
  }

  private static Value written(Dice dice, String label, String number) {
    if (dice.chance(15)) {
      return Value.of(Kind.SSN, "bare", dice.of(SSN_LABELS), number);
    }
    var separator = dice.chance(80) ? "-" : " ";
    return Value.of(Kind.SSN, "grouped", label, Groups.of(number, separator, 3, 2, 4));
  }

  static Value phone(Dice dice, String label) {
    boolean international = dice.chance(65);
    var pattern = dice.of(international ? INTERNATIONAL : NATIONAL);
    var form = pattern.substring(0, 2) + (international ? "-international" : "-national");
    return Value.of(
        Kind.PHONE,
        form,
        international ? label : dice.of(PHONE_LABELS),
        digits(dice, pattern.substring(3)));
  }

  /** Looks like one, but no numbering plan has it. */
  static Value nearlyPhone(Dice dice, String label) {
    var pattern =
        dice.of("+999 ### ### ##", "+1 012 0##", "##-#####-#", "+49 #", "# 4## 5## mm", "#.###.#");
    return Value.of(Kind.PHONE, "no-plan", label, digits(dice, pattern));
  }

  private static String digits(Dice dice, String pattern) {
    var text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      text.append(c == '#' ? dice.digits(1) : c == '*' ? "" + dice.between(2, 9) : "" + c);
    }
    return text.toString();
  }

  static Value email(Dice dice, String label) {
    var local =
        switch (dice.below(4)) {
          case 0 -> dice.of(FIRST) + "." + dice.of(LAST);
          case 1 -> dice.of(FIRST) + dice.of(LAST) + dice.digits(2);
          case 2 -> dice.of(FIRST).charAt(0) + "_" + dice.of(LAST) + dice.digits(1);
          default -> dice.of(LAST) + "+" + dice.of("shop", "news", "bank");
        };
    var domain = dice.of(SYLLABLES) + dice.of(SYLLABLES) + dice.of(SYLLABLES);
    return Value.of(
        Kind.EMAIL,
        "address",
        label,
        local + "@" + domain + (dice.chance(20) ? "-mail" : "") + "." + dice.of(ENDINGS));
  }

  static Value nearlyEmail(Dice dice, String label) {
    var text =
        dice.of(
            "@" + dice.of(FIRST) + dice.of(LAST),
            dice.of(LAST) + "@",
            dice.digits(2) + " pcs @ " + dice.digits(1) + ".50",
            dice.of(FIRST) + " at " + dice.of(LAST) + " dot com",
            dice.of(LAST) + "@@" + dice.of(SYLLABLES));
    return Value.of(Kind.EMAIL, "no-address", label, text);
  }

  static Value passport(Dice dice, String label) {
    var letters = "CFGHJKLMNPRTVWXYZ";
    var passports = List.of("Passport number", "Passport no.", "Passport");
    var licences =
        List.of("Driving licence number", "Driver's license", "Driver license no.", "DL number");
    return switch (dice.below(7)) {
      case 0 -> identity("us-passport", passports, dice.from(Dice.UPPER, 1) + dice.digits(8), dice);
      case 1 -> identity("gb-passport", passports, dice.digits(9), dice);
      case 2 ->
          identity(
              "de-passport",
              passports,
              dice.from("CFGHJK", 1) + dice.digits(2) + dice.from(letters + Dice.DIGITS, 6),
              dice);
      case 3 ->
          identity(
              "fr-passport",
              passports,
              dice.digits(2) + dice.from(Dice.UPPER, 2) + dice.digits(5),
              dice);
      case 4 -> identity("ca-licence", licences, dice.from(Dice.UPPER, 1) + dice.digits(7), dice);
      case 5 ->
          identity(
              "gb-licence",
              licences,
              dice.from(Dice.UPPER, 5)
                  + dice.digits(6)
                  + dice.from(Dice.UPPER, 2)
                  + "9"
                  + dice.from(Dice.UPPER, 2),
              dice);
      default -> identity("fl-licence", licences, dice.from(Dice.UPPER, 1) + dice.digits(12), dice);
    };
  }

  private static Value identity(String form, List<String> labels, String number, Dice dice) {
    return Value.of(Kind.PASSPORT, form, dice.of(labels), number);
  }

  /** The same shapes where no keyword says what they are. */
  static Value nearlyPassport(Dice dice, String label) {
    var text = dice.from(Dice.UPPER, 1) + dice.digits(dice.between(6, 7));
    return Value.of(Kind.PASSPORT, "no-keyword", label, text);
  }
}
