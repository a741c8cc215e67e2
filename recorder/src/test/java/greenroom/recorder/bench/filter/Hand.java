package greenroom.recorder.bench.filter;

import greenroom.recorder.bench.filter.Stroke.Press;
import java.util.ArrayList;
import java.util.List;

/**
 * How a person gets a text into a field: a key each 70 to 190 ms, with pauses to look, and slips.
 */
final class Hand {
  private final Dice dice;
  private final List<Stroke> strokes = new ArrayList<>();

  private Hand(Dice dice) {
    this.dice = dice;
  }

  /** The strokes that leave the text in an empty field. */
  static List<Stroke> strokes(String text, Way way, Dice dice) {
    var hand = new Hand(dice);
    switch (way) {
      case TYPED, SENTENCE, SPLIT -> hand.type(text, dice.chance(15));
      case COMMITTED -> hand.commit(text);
      case CORRECTED -> hand.correct(text);
      case PASTED -> hand.strokes.add(new Stroke.Paste(hand.look(), text));
      case FILLED -> hand.strokes.add(new Stroke.Fill(hand.look(), text));
    }
    return hand.strokes;
  }

  private void correct(String text) {
    switch (dice.below(4)) {
      case 0 -> withSlips(text);
      case 1 -> withAnInsertion(text);
      case 2 -> withTheEndTypedAnew(text);
      default -> withADeletion(text);
    }
  }

  /** Wrong characters that backspace takes back at once. */
  private void withSlips(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (dice.chance(15)) {
        int wrong = dice.between(1, 2);
        type(dice.from(Dice.DIGITS + Dice.LOWER, wrong));
        press(Stroke.BACKSPACE, wrong);
      }
      type(text.substring(i, i + 1));
    }
  }

  /** A character was left out; the arrows go back to where it belongs. */
  private void withAnInsertion(String text) {
    int at = dice.between(1, text.length() - 2);
    type(text.substring(0, at) + text.substring(at + 1));
    press(Stroke.LEFT, text.length() - 1 - at);
    type(text.substring(at, at + 1));
    press(Stroke.END, 1);
  }

  /** The last characters were wrong: selected with Shift and the arrows, and typed over. */
  private void withTheEndTypedAnew(String text) {
    int last = Math.min(text.length() - 1, dice.between(2, 5));
    type(text.substring(0, text.length() - last) + dice.from(Dice.DIGITS, last));
    for (int i = 0; i < last; i++) {
      strokes.add(new Press(pause(), Stroke.LEFT, true, ScanCodes.of(Stroke.LEFT)));
    }
    type(text.substring(text.length() - last));
  }

  /** A character too many: found by the arrows and deleted forwards. */
  private void withADeletion(String text) {
    int at = dice.between(1, text.length() - 1);
    type(text.substring(0, at) + dice.digits(1) + text.substring(at));
    press(Stroke.HOME, 1);
    press(Stroke.RIGHT, at);
    press(Stroke.DELETE, 1);
    press(Stroke.END, 1);
  }

  private void type(String text) {
    type(text, false);
  }

  /** Some people type digits on the keypad. */
  private void type(String text, boolean keypad) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      strokes.add(
          keypad && c >= '0' && c <= '9' ? Press.keypad(pause(), c) : Press.character(pause(), c));
    }
  }

  private void commit(String text) {
    for (int i = 0; i < text.length(); i++) {
      strokes.add(Press.committed(text.charAt(i)));
    }
  }

  private void press(int keysym, int times) {
    for (int i = 0; i < times; i++) {
      strokes.add(Press.of(pause(), keysym));
    }
  }

  private int pause() {
    return dice.chance(6) ? dice.between(300, 900) : dice.between(70, 190);
  }

  private int look() {
    return dice.between(300, 900);
  }
}
