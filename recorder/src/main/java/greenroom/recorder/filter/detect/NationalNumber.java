package greenroom.recorder.filter.detect;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * National identity and tax numbers made of digits, by their countries' check digits. Those with
 * one weak check digit, which every tenth number has by chance, count only as they are usually
 * parted, behind a label, or alone in their field.
 */
final class NationalNumber implements Detector {
  static final String RULE = "national-id";

  /** How much else must speak for a number that has the right check digits. */
  private enum Needs {
    /** Two check digits, or one and a date of birth. */
    NOTHING,
    /** As people part it, or a label, or that nothing else is in the field. */
    FORM,
    /** A label. */
    LABEL
  }

  private record Kind(
      int length, Needs needs, String sizes, Labels labels, Predicate<String> valid) {
    boolean is(Piece piece) {
      if (piece.length() != length || !valid.test(piece.compact())) {
        return false;
      }
      boolean parted =
          !piece.unparted() && piece.whole() && sizes.contains("|" + piece.sizes() + "|");
      return switch (needs) {
        case NOTHING -> piece.unparted() || parted || (piece.whole() && piece.evenly());
        case FORM -> parted || labels.before(piece) || (piece.unparted() && piece.alone());
        case LABEL -> labels.before(piece);
      };
    }
  }

  private static final Labels ANY =
      new Labels(
          "id",
          "national id",
          "identity",
          "id number",
          "id no",
          "personal number",
          "tax id",
          "tax number",
          "tin",
          "nhs",
          "bsn",
          "burgerservicenummer",
          "sofinummer",
          "rijksregisternummer",
          "personnummer",
          "fødselsnummer",
          "cpr",
          "henkilötunnus",
          "sozialversicherungsnummer",
          "ahv",
          "avs",
          "sécurité sociale",
          "codice fiscale",
          "cédula",
          "rut",
          "sin",
          "tfn",
          "nif",
          "aadhaar",
          "pesel",
          "cpf",
          "cnpj",
          "insurance number",
          "social insurance",
          "steuer-id",
          "steuernummer",
          "idnr",
          "my number",
          "citizen",
          "medicare",
          "abn",
          "rrn",
          "nino",
          "nhs number",
          "nhs no");

  private static final Labels ORDERS =
      new Labels(
          "order",
          "invoice",
          "ticket",
          "item",
          "part",
          "sku",
          "isbn",
          "article",
          "ref",
          "reference",
          "tracking",
          "serial",
          "version",
          "bestellung",
          "rechnung",
          "commande",
          "pedido",
          "amount",
          "total",
          "batch",
          "lot",
          "case",
          "claim",
          "po");

  private static final List<Kind> KINDS =
      List.of(
          kind(15, Needs.NOTHING, "|1222332|+2|", NationalNumber::france),
          kind(11, Needs.NOTHING, "|2333|", NationalNumber::germany),
          kind(11, Needs.NOTHING, "|", NationalNumber::poland),
          kind(11, Needs.NOTHING, "|22232|632|65|", NationalNumber::belgium),
          kind(11, Needs.NOTHING, "|65|", NationalNumber::norway),
          kind(11, Needs.NOTHING, "|", NationalNumber::turkey),
          kind(11, Needs.NOTHING, "|3332|92|", NationalNumber::brazil),
          kind(14, Needs.NOTHING, "|23342|", NationalNumber::brazilianCompany),
          kind(11, Needs.NOTHING, "|", NationalNumber::baltic),
          kind(11, Needs.FORM, "|", digits -> Checksums.mod11With10(digits)), // Croatia
          kind(11, Needs.NOTHING, "|", NationalNumber::greece),
          kind(11, Needs.FORM, "|281|", NationalNumber::argentina),
          kind(13, Needs.NOTHING, "|3442|", NationalNumber::switzerland),
          kind(13, Needs.NOTHING, "|", NationalNumber::romania),
          kind(13, Needs.NOTHING, "|6412|", NationalNumber::southAfrica),
          kind(13, Needs.NOTHING, "|67|", NationalNumber::korea),
          kind(13, Needs.NOTHING, "|", NationalNumber::yugoslavia),
          kind(13, Needs.FORM, "|14521|", NationalNumber::thailand),
          kind(12, Needs.FORM, "|444|", NationalNumber::india),
          kind(12, Needs.FORM, "|444|", NationalNumber::japan),
          kind(10, Needs.FORM, "|64|46|", NationalNumber::sweden),
          kind(12, Needs.NOTHING, "|84|", digits -> sweden(digits.substring(2))),
          kind(10, Needs.FORM, "|64|", NationalNumber::denmark),
          kind(10, Needs.FORM, "|64|", NationalNumber::czechia),
          kind(10, Needs.FORM, "|", NationalNumber::bulgaria),
          kind(10, Needs.FORM, "|46|", NationalNumber::austria),
          kind(10, Needs.FORM, "|334|", NationalNumber::britishHealth),
          kind(9, Needs.FORM, "|333|", NationalNumber::netherlands),
          kind(9, Needs.FORM, "|333|", NationalNumber::canada),
          kind(9, Needs.FORM, "|333|", NationalNumber::portugal),
          kind(9, Needs.LABEL, "|", digits -> Checksums.luhn(digits)), // Israel
          kind(9, Needs.FORM, "|333|", NationalNumber::australia));

  private static Kind kind(int length, Needs needs, String sizes, Predicate<String> valid) {
    return new Kind(length, needs, sizes, ANY, valid);
  }

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    new Pieces(text, false, 9, 15, 9)
        .each(
            piece -> {
              boolean plausible = !Checksums.uniform(piece.compact()) && !Dates.shape(piece);
              if (plausible && is(piece)) {
                found.accept(new Found(RULE, piece.from(), piece.to()));
              }
            });
  }

  private static boolean is(Piece piece) {
    // The rest of a longer code (ORD-2026004711) is no number of its own.
    char before = piece.before();
    boolean tail = before == '-' || before == '#' || before == '_' || before == '.';
    if (tail || (ORDERS.before(piece) && !ANY.before(piece))) {
      return false;
    }
    for (var kind : KINDS) {
      if (kind.is(piece)) {
        return true;
      }
    }
    return false;
  }

  private static int d(String digits, int i) {
    return digits.charAt(i) - '0';
  }

  private static int n(String digits, int from, int to) {
    return Checksums.number(digits, from, to);
  }

  /** NIR with its key. */
  private static boolean france(String digits) {
    int month = n(digits, 3, 5);
    boolean sensible =
        (d(digits, 0) <= 4 || d(digits, 0) >= 7)
            && d(digits, 0) != 0
            && ((month >= 1 && month <= 12) || (month >= 20 && month <= 99));
    long number = Long.parseLong(digits, 0, 13, 10);
    return sensible && 97 - number % 97 == n(digits, 13, 15);
  }

  /** Steueridentifikationsnummer: one digit of the first ten comes twice or three times. */
  private static boolean germany(String digits) {
    if (digits.charAt(0) == '0' || !Checksums.mod11With10(digits)) {
      return false;
    }
    var counts = new int[10];
    for (int i = 0; i < 10; i++) {
      counts[d(digits, i)]++;
    }
    int repeated = 0;
    for (int count : counts) {
      if (count > 3) {
        return false;
      }
      repeated += count > 1 ? 1 : 0;
    }
    return repeated == 1;
  }

  private static boolean poland(String digits) {
    int month = n(digits, 2, 4) % 20;
    return Checksums.date(n(digits, 4, 6), month)
        && Checksums.weighted(digits, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
  }

  private static boolean belgium(String digits) {
    long number = Long.parseLong(digits, 0, 9, 10);
    int check = n(digits, 9, 11);
    int month = n(digits, 2, 4) % 20;
    boolean sensible = month <= 12 && n(digits, 4, 6) <= 31;
    return sensible && (97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check);
  }

  private static boolean norway(String digits) {
    int day = n(digits, 0, 2) % 40;
    int month = n(digits, 2, 4) % 40;
    return Checksums.date(day, month)
        && Checksums.weighted(digits, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
        && Checksums.weighted(digits, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  private static boolean turkey(String digits) {
    int odd = d(digits, 0) + d(digits, 2) + d(digits, 4) + d(digits, 6) + d(digits, 8);
    int even = d(digits, 1) + d(digits, 3) + d(digits, 5) + d(digits, 7);
    int sum = odd + even + d(digits, 9);
    return d(digits, 0) != 0
        && Math.floorMod(odd * 7 - even, 10) == d(digits, 9)
        && sum % 10 == d(digits, 10);
  }

  private static boolean brazil(String digits) {
    int first = Checksums.weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    int second = Checksums.weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    return first == d(digits, 9) && second == d(digits, 10);
  }

  private static boolean brazilianCompany(String digits) {
    int first = Checksums.weighted(digits, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    int second = Checksums.weighted(digits, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (first < 2 ? 0 : 11 - first) == d(digits, 12)
        && (second < 2 ? 0 : 11 - second) == d(digits, 13);
  }

  /** Estonia and Lithuania. */
  private static boolean baltic(String digits) {
    if (d(digits, 0) < 1 || d(digits, 0) > 6 || !Checksums.date(n(digits, 5, 7), n(digits, 3, 5))) {
      return false;
    }
    int rest = Checksums.weighted(digits, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    if (rest == 10) {
      rest = Checksums.weighted(digits, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
    }
    return rest == d(digits, 10);
  }

  private static boolean greece(String digits) {
    return Checksums.date(n(digits, 0, 2), n(digits, 2, 4)) && Checksums.luhn(digits);
  }

  private static boolean argentina(String digits) {
    return List.of(20, 23, 24, 25, 26, 27, 30, 33, 34).contains(n(digits, 0, 2))
        && Checksums.weighted(digits, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  private static boolean switzerland(String digits) {
    return digits.startsWith("756")
        && Checksums.weighted(digits, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
  }

  private static boolean romania(String digits) {
    int rest = Checksums.weighted(digits, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
    return d(digits, 0) != 0
        && Checksums.date(n(digits, 5, 7), n(digits, 3, 5))
        && n(digits, 7, 9) <= 52
        && (rest == 10 ? 1 : rest) == d(digits, 12);
  }

  private static boolean southAfrica(String digits) {
    return Checksums.date(n(digits, 4, 6), n(digits, 2, 4))
        && d(digits, 10) <= 2
        && Checksums.luhn(digits);
  }

  private static boolean korea(String digits) {
    int sum = Checksums.weighted(digits, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5);
    return Checksums.date(n(digits, 4, 6), n(digits, 2, 4))
        && (11 - sum % 11) % 10 == d(digits, 12);
  }

  /** JMBG, of the countries that were Yugoslavia. */
  private static boolean yugoslavia(String digits) {
    int rest = 11 - Checksums.weighted(digits, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return Checksums.date(n(digits, 0, 2), n(digits, 2, 4))
        && (d(digits, 4) == 9 || d(digits, 4) == 0)
        && (rest > 9 ? 0 : rest) == d(digits, 12);
  }

  private static boolean thailand(String digits) {
    int sum = Checksums.weighted(digits, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
    return d(digits, 0) != 0 && (11 - sum % 11) % 10 == d(digits, 12);
  }

  private static boolean india(String digits) {
    return d(digits, 0) >= 2 && Checksums.verhoeff(digits);
  }

  private static boolean japan(String digits) {
    int rest = Checksums.weighted(digits, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return (rest <= 1 ? 0 : 11 - rest) == d(digits, 11);
  }

  private static boolean sweden(String digits) {
    int day = n(digits, 4, 6);
    return Checksums.date(day > 60 ? day - 60 : day, n(digits, 2, 4)) && Checksums.luhn(digits);
  }

  /** Newer ones have no check digit: only a date and the usual hyphen. */
  private static boolean denmark(String digits) {
    return Checksums.date(n(digits, 0, 2), n(digits, 2, 4));
  }

  /** And Slovakia; women's months are 50 more. */
  private static boolean czechia(String digits) {
    int month = n(digits, 2, 4) % 50 % 20;
    long number = Long.parseLong(digits);
    return Checksums.date(n(digits, 4, 6), month)
        && (number % 11 == 0 || (number / 10 % 11 == 10 && number % 10 == 0));
  }

  private static boolean bulgaria(String digits) {
    int month = n(digits, 2, 4) % 20;
    return Checksums.date(n(digits, 4, 6), month)
        && Checksums.weighted(digits, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == d(digits, 9);
  }

  private static boolean austria(String digits) {
    int rest = Checksums.weighted(digits, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11;
    return d(digits, 0) != 0
        && Checksums.date(n(digits, 4, 6), n(digits, 6, 8) % 13)
        && rest == d(digits, 3);
  }

  private static boolean britishHealth(String digits) {
    int rest = 11 - Checksums.weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return rest != 10 && rest % 11 == d(digits, 9);
  }

  private static boolean netherlands(String digits) {
    return Checksums.weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
  }

  private static boolean canada(String digits) {
    return d(digits, 0) != 0 && d(digits, 0) != 8 && Checksums.luhn(digits);
  }

  private static boolean portugal(String digits) {
    int rest = 11 - Checksums.weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return "1235689".indexOf(digits.charAt(0)) >= 0 && (rest > 9 ? 0 : rest) == d(digits, 8);
  }

  private static boolean australia(String digits) {
    return Checksums.weighted(digits, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0;
  }
}
