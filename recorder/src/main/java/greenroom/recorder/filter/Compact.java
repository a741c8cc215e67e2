package greenroom.recorder.filter;

import greenroom.recorder.filter.detect.Found;
import java.util.ArrayList;
import java.util.List;

/**
 * A text without what people put in or leave out at will: white space, hyphens, parentheses,
 * capitals. Remembers where each character stood.
 */
final class Compact {
  private final StringBuilder characters = new StringBuilder();
  private final int[] places;

  Compact(CharSequence text) {
    places = new int[text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!ignored(c)) {
        places[characters.length()] = i;
        int digit = c < 0x80 ? -1 : Character.digit(c, 10);
        characters.append(digit >= 0 ? (char) ('0' + digit) : Character.toLowerCase(c));
      }
    }
  }

  static String of(CharSequence text) {
    return new Compact(text).characters.toString();
  }

  private static boolean ignored(char c) {
    return c <= ' '
        || c == '-'
        || c == '('
        || c == ')'
        || (c >= 0x80
            && (Character.getType(c) == Character.SPACE_SEPARATOR
                || Character.getType(c) == Character.DASH_PUNCTUATION));
  }

  boolean is(String compact) {
    return characters.length() == compact.length() && characters.indexOf(compact) == 0;
  }

  boolean contains(String compact) {
    return characters.indexOf(compact) >= 0;
  }

  /** Where the text holds this, with whatever stands in between. */
  List<Found> places(String rule, String compact) {
    var found = new ArrayList<Found>();
    int at = characters.indexOf(compact);
    while (at >= 0 && !compact.isEmpty()) {
      found.add(new Found(rule, places[at], places[at + compact.length() - 1] + 1));
      at = characters.indexOf(compact, at + compact.length());
    }
    return found;
  }

  @Override
  public String toString() {
    return "Compact[hidden]";
  }
}
