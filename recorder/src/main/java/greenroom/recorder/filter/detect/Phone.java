package greenroom.recorder.filter.detect;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.function.Consumer;

/**
 * Telephone numbers that some country's number plan has: international ones, and national ones that
 * are written as such or behind a label.
 */
final class Phone implements Detector {
  static final String RULE = "phone";
  private static final int LEAST = 7;
  private static final int MOST = 15;

  /** Whose national numbers begin with 0. */
  private static final List<String> TRUNK_REGIONS =
      List.of(
          "GB", "DE", "FR", "IT", "NL", "BE", "AT", "CH", "SE", "IE", "FI", "AU", "NZ", "ZA", "IN",
          "JP", "KR", "TR", "IL", "UA", "RO", "BR");

  private static final List<String> OTHER_REGIONS =
      List.of("US", "ES", "PT", "PL", "CZ", "DK", "NO", "GR", "MX", "BR", "SG", "HK");

  private static final Labels LABELS =
      new Labels(
          "phone",
          "tel",
          "telephone",
          "mobile",
          "cell",
          "call",
          "fax",
          "telefon",
          "handy",
          "mobil",
          "téléphone",
          "portable",
          "teléfono",
          "móvil",
          "telefono",
          "cellulare",
          "whatsapp",
          "phone number",
          "contact number",
          "telefone",
          "celular",
          "sms");

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    new Pieces(text, false, LEAST, MOST, LEAST)
        .each(
            piece -> {
              if (!Dates.shape(piece) && is(piece)) {
                found.accept(new Found(RULE, begin(piece), piece.to()));
              }
            });
  }

  private boolean is(Piece piece) {
    char before = piece.before();
    if (before == '+' || before == '\uff0b') {
      return valid("+" + piece.compact(), "ZZ")
          || (piece.whole() && possible("+" + piece.compact()));
    }
    if (before == '-' || before == '.' || before == ',') {
      return false; // the rest of something longer
    }
    if (piece.compact().startsWith("00")) {
      return piece.whole() && valid("+" + piece.compact().substring(2), "ZZ");
    }
    if (!piece.whole()) {
      return false;
    }
    boolean labelled = LABELS.before(piece);
    if (piece.compact().startsWith("0")) {
      boolean written = piece.length() >= 9 && piece.length() <= 12 && likeNumber(piece);
      return (written || labelled) && any(TRUNK_REGIONS, piece);
    }
    if (labelled) {
      return any(OTHER_REGIONS, piece) || any(TRUNK_REGIONS, piece);
    }
    return american(piece) && valid(piece.compact(), "US");
  }

  /** Not as an amount or a date with a time is written. */
  private static boolean likeNumber(Piece piece) {
    return piece.gaps().indexOf('.') < 0
        ? !piece.sizes().startsWith("22") || piece.sizes().equals("22222")
        : piece.partedBy('.') && piece.sizes().equals("22222");
  }

  /** (415) 555-2671, 415-555-2671, 415.555.2671, 415 555 2671, with or without a 1. */
  private static boolean american(Piece piece) {
    boolean parted = piece.sizes().equals("334") || piece.sizes().equals("1334");
    return parted || (piece.unparted() && piece.length() == 10 && piece.alone());
  }

  private boolean any(List<String> regions, Piece piece) {
    for (var region : regions) {
      if (valid(piece.compact(), region)) {
        return true;
      }
    }
    return false;
  }

  /** Plans change; whoever writes a plus and a country means a telephone. */
  private boolean possible(String number) {
    try {
      return plans.isPossibleNumber(plans.parse(number, "ZZ"));
    } catch (NumberParseException notOne) {
      return false;
    }
  }

  private boolean valid(String number, String region) {
    try {
      return plans.isValidNumber(plans.parse(number, region));
    } catch (NumberParseException notOne) {
      return false;
    }
  }

  private static int begin(Piece piece) {
    int begin = piece.from();
    while (begin > 0 && "+(\uff0b".indexOf(piece.text().charAt(begin - 1)) >= 0) {
      begin--;
    }
    return begin;
  }
}
