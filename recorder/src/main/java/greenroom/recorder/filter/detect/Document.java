package greenroom.recorder.filter.detect;

import java.util.function.Consumer;

/**
 * Numbers of passports, driving licences and the like behind a label that says so, and the
 * machine-readable lines of passports (ICAO Doc 9303) by their check digits.
 */
final class Document implements Detector {
  static final String RULE = "document-number";
  private static final int LONGEST = 20;
  private static final Labels LABELS =
      new Labels(
          "passport",
          "passport no",
          "passport number",
          "reisepass",
          "passeport",
          "pasaporte",
          "passaporto",
          "paspoort",
          "paszport",
          "pass no",
          "travel document",
          "driving licence",
          "driving license",
          "driver's license",
          "drivers license",
          "driver license",
          "driver's licence",
          "licence no",
          "license no",
          "licence number",
          "license number",
          "dl",
          "dl no",
          "dl number",
          "führerschein",
          "fuehrerschein",
          "permis de conduire",
          "permiso de conducir",
          "patente",
          "rijbewijs",
          "personalausweis",
          "ausweis",
          "ausweisnummer",
          "carte d'identité",
          "identity card",
          "id card",
          "id card no",
          "dni",
          "residence permit",
          "aufenthaltstitel",
          "green card",
          "visa number",
          "health card",
          "krankenversicherung",
          "medical record",
          "mrn",
          "national insurance",
          "insurance no");

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    new Pieces(text, true, 6, LONGEST, 1)
        .each(
            piece -> {
              boolean apart = Glyphs.begins(text, piece.from()) && Glyphs.ends(text, piece.to());
              boolean one = number(piece) && (piece.unparted() || short4(piece));
              if (apart && one && !Dates.only(written(piece)) && LABELS.before(piece)) {
                found.accept(new Found(RULE, piece.from(), piece.to()));
              }
            });
    machineReadable(text, found);
  }

  /** Some are mostly letters, but then as they are printed: capitals, in one. */
  private static boolean number(Piece piece) {
    return piece.compact().chars().filter(Character::isDigit).count() >= 3
        || (piece.unparted()
            && piece.length() >= 8
            && piece.length() <= 10
            && written(piece).contentEquals(piece.compact()));
  }

  private static String written(Piece piece) {
    return piece.text().subSequence(piece.from(), piece.to()).toString();
  }

  /** Each of its groups has a digit, as a number's parts have and a sentence's words have not. */
  private static boolean short4(Piece piece) {
    boolean digit = false;
    boolean first = true;
    for (int i = piece.from(); i < piece.to(); i++) {
      char c = piece.text().charAt(i);
      if (Glyphs.alphanumeric(c)) {
        digit |= Glyphs.isDigit(c);
      } else {
        // The first group may be the country's or the series' letters; but "is" is a word.
        boolean series = i - piece.from() <= 3 && Character.isUpperCase(piece.text().charAt(i - 1));
        if (!digit && !(first && series)) {
          return false;
        }
        digit = false;
        first = false;
      }
    }
    return digit;
  }

  private static void machineReadable(CharSequence text, Consumer<Found> found) {
    int at = 0;
    while (at < text.length()) {
      if (!line(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      boolean filler = false;
      while (end < text.length() && line(text.charAt(end))) {
        filler |= text.charAt(end) == '<';
        end++;
      }
      int length = end - at;
      if (filler && (length == 44 || length == 36 || length == 30)) {
        var all = text.subSequence(at, end).toString();
        boolean names = "PIACV".indexOf(all.charAt(0)) >= 0 && all.contains("<<");
        if (names || checked(all)) {
          found.accept(new Found(RULE, at, end));
        }
      }
      at = end;
    }
  }

  /** Number and check digit, or the date of birth and its check digit. */
  private static boolean checked(String line) {
    return check(line, 0, 9) || check(line, 13, 19) || check(line, 0, 6);
  }

  private static boolean check(String line, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      int value = c == '<' ? 0 : Character.digit(c, 36);
      sum += value * new int[] {7, 3, 1}[(i - from) % 3];
    }
    return sum % 10 == line.charAt(to) - '0';
  }

  private static boolean line(char c) {
    return c == '<' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }
}
