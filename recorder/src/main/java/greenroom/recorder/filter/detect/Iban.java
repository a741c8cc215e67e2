package greenroom.recorder.filter.detect;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Bank account numbers: the country's length and the remainder 1 by 97.
 *
 * @see <a
 *     href="https://www.swift.com/standards/data-standards/iban-international-bank-account-number">IBAN
 *     registry</a>
 */
final class Iban implements Detector {
  static final String RULE = "iban";
  static final Map<String, Integer> LENGTHS =
      lengths(
          """
          AD24 AE23 AL28 AO25 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CF27 CG27 CH21 CI28
          CM27 CR22 CV25 CY28 CZ24 DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22
          GE22 GI23 GL18 GQ27 GR27 GT28 GW25 HN28 HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KM27 KW30
          KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MA28 MC27 MD24 ME22 MG27 MK19 ML28 MN20 MR27 MT31 MU30
          MZ25 NE28 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19
          SK24 SM27 SN28 SO23 ST25 SV28 TD27 TG28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
          """);

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    for (int i = 0; i + 14 < text.length(); i++) {
      if (startsAt(text, i)) {
        int end = end(text, i);
        if (end > 0) {
          found.accept(new Found(RULE, i, end));
          i = end - 1;
        }
      }
    }
  }

  /** Two letters of a country, perhaps a gap, and a digit, at the beginning of a word. */
  static boolean startsAt(CharSequence text, int at) {
    return at + 2 < text.length()
        && Glyphs.letter(text.charAt(at))
        && Glyphs.letter(text.charAt(at + 1))
        && Glyphs.begins(text, at)
        && (Glyphs.isDigit(text.charAt(at + 2)) || gap(text.charAt(at + 2)))
        && LENGTHS.containsKey(country(text, at));
  }

  private static String country(CharSequence text, int at) {
    return "" + Character.toUpperCase(text.charAt(at)) + Character.toUpperCase(text.charAt(at + 1));
  }

  /** Where the account number that starts here ends, or −1. */
  private static int end(CharSequence text, int start) {
    int length = LENGTHS.getOrDefault(country(text, start), 0);
    var code = new StringBuilder(length);
    int at = start;
    int gap = 0;
    while (at < text.length() && code.length() < length) {
      char c = text.charAt(at);
      if (Glyphs.alphanumeric(c)) {
        int digit = Glyphs.digit(c);
        code.append(digit >= 0 ? (char) ('0' + digit) : Character.toUpperCase(c));
        gap = 0;
      } else if (!gap(c) || ++gap > 2) {
        return -1;
      }
      at++;
    }
    boolean whole = code.length() == length && Glyphs.ends(text, at);
    return whole && valid(code) ? at : -1;
  }

  private static boolean gap(char c) {
    return Glyphs.space(c) || Glyphs.dash(c) || c == '.';
  }

  private static boolean valid(StringBuilder code) {
    for (int i = 2; i < 4; i++) {
      if (code.charAt(i) < '0' || code.charAt(i) > '9') {
        return false;
      }
    }
    return Checksums.mod97(code.substring(4) + code.substring(0, 4)) == 1;
  }

  private static Map<String, Integer> lengths(String table) {
    var lengths = new HashMap<String, Integer>();
    for (var entry : table.trim().split("\\s+")) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }
}
