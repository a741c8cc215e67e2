package greenroom.recorder.filter;

import greenroom.recorder.filter.detect.Opening;
import java.util.List;

/**
 * What is being written and may become a secret.
 *
 * @param from since when, or {@link Filter#NEVER} if nothing is
 * @param strong whether so much of it stands there that it is masked if it is never finished
 * @param text as far as it is written
 * @param parts what of it stands in which field, if it goes over several
 */
record Open(long from, boolean strong, String text, List<String> parts) {
  static final Open NOTHING = new Open(Filter.NEVER, false, "", List.of());

  static Open in(EditedText written, Opening opening, List<String> parts) {
    return new Open(
        written.earliest(opening.from(), opening.to()),
        opening.strong(),
        written.text().subSequence(opening.from(), opening.to()).toString(),
        parts);
  }

  boolean nothing() {
    return from == Filter.NEVER;
  }

  /** Both: since the first of them, and with the longer text. */
  Open and(Open other) {
    var longer = text.length() >= other.text.length() ? this : other;
    return new Open(Math.min(from, other.from), strong || other.strong, longer.text, longer.parts);
  }

  /** Something that is complete waits too, to see whether it goes on. */
  Open since(long t) {
    return new Open(Math.min(from, t), strong, text, parts);
  }

  /** It is no loss if it is never finished: as far as it goes, the task planted it. */
  Open weak() {
    return new Open(from, false, text, parts);
  }

  /** Whether it may be a number. */
  boolean number() {
    return text.chars().filter(Character::isDigit).count() >= 2;
  }

  @Override
  public String toString() {
    return "Open[hidden]";
  }
}
