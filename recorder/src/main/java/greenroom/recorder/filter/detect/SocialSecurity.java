package greenroom.recorder.filter.detect;

import java.util.function.Consumer;

/**
 * Social security and taxpayer numbers of the United States, without those that are never given
 * out; unparted ones only behind a label.
 *
 * @see <a href="https://www.ssa.gov/employer/randomization.html">SSA, randomization</a>
 */
final class SocialSecurity implements Detector {
  static final String RULE = "us-ssn";
  private static final Labels LABELS =
      new Labels("ssn", "social security", "itin", "taxpayer", "tax id");

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    new Pieces(text, false, 9, 9, 9)
        .each(
            piece -> {
              boolean parted = piece.sizes().equals("324") && piece.evenly();
              boolean labelled = piece.unparted() && LABELS.before(piece);
              if ((parted || labelled) && given(piece.compact())) {
                found.accept(new Found(RULE, piece.from(), piece.to()));
              }
            });
  }

  private static boolean given(String digits) {
    int area = Checksums.number(digits, 0, 3);
    int group = Checksums.number(digits, 3, 5);
    int serial = Checksums.number(digits, 5, 9);
    if (area >= 900) {
      return (group >= 50 && group <= 65) || (group >= 70 && group <= 99); // a taxpayer number
    }
    return area != 0 && area != 666 && group != 0 && serial != 0;
  }
}
