package greenroom.recorder.filter.detect;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * National identity and tax codes made of letters and digits, by their countries' check characters
 * or, where there is none, by their whole form.
 */
final class NationalCode implements Detector {
  static final String RULE = NationalNumber.RULE;
  private static final String SPAIN = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String FINLAND = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  private static final String IRELAND = "WABCDEFGHIJKLMNOPQRSTUV";
  private static final String BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** {@code A} a letter, {@code 9} a digit, {@code *} either. */
  private record Form(String pattern, Predicate<String> valid) {
    boolean is(String code) {
      if (code.length() != pattern.length()) {
        return false;
      }
      for (int i = 0; i < code.length(); i++) {
        char c = code.charAt(i);
        boolean digit = c >= '0' && c <= '9';
        boolean fits =
            switch (pattern.charAt(i)) {
              case 'A' -> !digit;
              case '9' -> digit;
              default -> true;
            };
        if (!fits) {
          return false;
        }
      }
      return valid.test(code);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          new Form("99999999A", code -> spain(code.substring(0, 8), code.charAt(8))),
          new Form("A9999999A", NationalCode::foreignerInSpainOrSingapore),
          new Form("AAAAAA**A**A***A", NationalCode::italy),
          new Form("AA999999A", NationalCode::britain),
          new Form("99999999999999999*", NationalCode::china),
          new Form("AAAA999999AAAAAA*9", NationalCode::mexico),
          new Form("AAAAA9999A", code -> "PCHABGJLFT".indexOf(code.charAt(3)) >= 0), // India
          new Form("A999999999", NationalCode::taiwan),
          new Form("A999999*", NationalCode::hongKong),
          new Form("9999999A", NationalCode::ireland),
          new Form("9999999AA", NationalCode::ireland),
          new Form("999999A999*", NationalCode::finlandWithLetter));

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    new Pieces(text, true, 8, 18, 5)
        .each(
            piece -> {
              boolean apart = Glyphs.begins(text, piece.from()) && Glyphs.ends(text, piece.to());
              if (apart && is(piece)) {
                found.accept(new Found(RULE, piece.from(), piece.to()));
              }
            });
    chile(text, found);
    finland(text, found);
  }

  private static boolean is(Piece piece) {
    boolean joined =
        piece.unparted()
            || piece.sizes().equals("22221")
            || piece.sizes().equals("81")
            || piece.sizes().equals("171")
            || piece.sizes().equals("2331")
            || piece.sizes().equals("71");
    return joined && FORMS.stream().anyMatch(form -> form.is(piece.compact()));
  }

  private static boolean spain(String digits, char letter) {
    return SPAIN.charAt(Integer.parseInt(digits) % 23) == letter;
  }

  private static boolean foreignerInSpainOrSingapore(String code) {
    int spanish = "XYZ".indexOf(code.charAt(0));
    if (spanish >= 0 && spain(spanish + code.substring(1, 8), code.charAt(8))) {
      return true;
    }
    char kind = code.charAt(0);
    int sum = Checksums.weighted(code.substring(1, 8), 2, 7, 6, 5, 4, 3, 2);
    return switch (kind) {
      case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == code.charAt(8);
      case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == code.charAt(8);
      case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == code.charAt(8);
      case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == code.charAt(8);
      case 'M' -> "KLJNPQRTUWX".charAt(10 - (sum + 3) % 11) == code.charAt(8);
      default -> false;
    };
  }

  /** Codice fiscale; digits may be letters where two people would share one. */
  private static boolean italy(String code) {
    var odd =
        new int[] {
          1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
          23
        };
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = code.charAt(i);
      int value = c <= '9' ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? odd[value] : value;
    }
    return 'A' + sum % 26 == code.charAt(15) && "ABCDEHLMPRST".indexOf(code.charAt(8)) >= 0;
  }

  private static boolean britain(String code) {
    var prefix = code.substring(0, 2);
    return "DFIQUV".indexOf(code.charAt(0)) < 0
        && "DFIQUVO".indexOf(code.charAt(1)) < 0
        && !List.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ").contains(prefix)
        && code.charAt(8) <= 'D';
  }

  private static boolean china(String code) {
    int month = Checksums.number(code, 10, 12);
    int day = Checksums.number(code, 12, 14);
    int sum = Checksums.weighted(code, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return Checksums.date(day, month) && "10X98765432".charAt(sum % 11) == code.charAt(17);
  }

  private static boolean mexico(String code) {
    var alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ";
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += alphabet.indexOf(code.charAt(i)) * (18 - i);
    }
    return (10 - sum % 10) % 10 == code.charAt(17) - '0' && "HMX".indexOf(code.charAt(10)) >= 0;
  }

  private static boolean taiwan(String code) {
    int first = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(code.charAt(0)) + 10;
    int sum = first / 10 + first % 10 * 9;
    sum += Checksums.weighted(code.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1);
    return sum % 10 == 0 && code.charAt(1) <= '2' && code.charAt(1) >= '1';
  }

  private static boolean hongKong(String code) {
    int sum = 9 * 36 + 8 * BASE36.indexOf(code.charAt(0));
    sum += Checksums.weighted(code.substring(1, 7), 7, 6, 5, 4, 3, 2);
    int check = (11 - sum % 11) % 11;
    return (check == 10 ? 'A' : (char) ('0' + check)) == code.charAt(7);
  }

  private static boolean ireland(String code) {
    int sum = Checksums.weighted(code, 8, 7, 6, 5, 4, 3, 2);
    if (code.length() == 9) {
      sum += 9 * IRELAND.indexOf(code.charAt(8));
    }
    return IRELAND.charAt(sum % 23) == code.charAt(7);
  }

  private static boolean finlandWithLetter(String code) {
    int number = Integer.parseInt(code.substring(0, 6) + code.substring(7, 10));
    boolean century = "ABCDEFYXWVU".indexOf(code.charAt(6)) >= 0;
    return century
        && Checksums.date(Checksums.number(code, 0, 2), Checksums.number(code, 2, 4))
        && FINLAND.charAt(number % 31) == code.charAt(10);
  }

  /** With a plus or minus as the century's sign. */
  private static void finland(CharSequence text, Consumer<Found> found) {
    for (int i = 6; i + 4 < text.length(); i++) {
      char sign = text.charAt(i);
      boolean fits =
          (sign == '-' || sign == '+')
              && Glyphs.begins(text, i - 6)
              && Glyphs.ends(text, i + 5)
              && digits(text, i - 6, i)
              && digits(text, i + 1, i + 4);
      if (fits) {
        var code = text.subSequence(i - 6, i) + "A" + text.subSequence(i + 1, i + 5);
        if (finlandWithLetter(code.toUpperCase(java.util.Locale.ROOT))) {
          found.accept(new Found(RULE, i - 6, i + 5));
        }
      }
    }
  }

  /** 12.345.678-5: the check character is behind a hyphen. */
  private static void chile(CharSequence text, Consumer<Found> found) {
    for (int i = 7; i + 1 < text.length(); i++) {
      boolean ends = text.charAt(i) == '-' && Glyphs.ends(text, i + 2);
      if (!ends) {
        continue;
      }
      int from = i;
      var digits = new StringBuilder();
      while (from > 0 && i - from < 10 && (number(text.charAt(from - 1)) || dot(text, from))) {
        from--;
        if (number(text.charAt(from))) {
          digits.append(text.charAt(from));
        }
      }
      boolean length = digits.length() == 7 || digits.length() == 8;
      if (length && Glyphs.begins(text, from) && chilean(digits, text.charAt(i + 1))) {
        found.accept(new Found(RULE, from, i + 2));
      }
    }
  }

  private static boolean dot(CharSequence text, int at) {
    return text.charAt(at - 1) == '.';
  }

  private static boolean chilean(CharSequence reversed, char check) {
    int sum = 0;
    for (int i = 0; i < reversed.length(); i++) {
      sum += (reversed.charAt(i) - '0') * (2 + i % 6);
    }
    int rest = 11 - sum % 11;
    char expected = rest == 11 ? '0' : rest == 10 ? 'K' : (char) ('0' + rest);
    return Character.toUpperCase(check) == expected;
  }

  private static boolean digits(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!number(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean number(char c) {
    return c >= '0' && c <= '9';
  }
}
