package greenroom.recorder.filter.detect;

import java.util.function.Consumer;

/** Private keys in text armour, and those of PuTTY. */
final class PrivateKey implements Detector {
  static final String RULE = "private-key";
  private static final String PUTTY = "PuTTY-User-Key-File-";

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    var all = text.toString();
    for (var armour : Armour.in(all)) {
      if (armour.secret()) {
        found.accept(new Found(RULE, armour.from(), armour.to()));
      }
    }
    int putty = all.indexOf(PUTTY);
    if (putty >= 0) {
      found.accept(new Found(RULE, putty, all.length()));
    }
  }
}
