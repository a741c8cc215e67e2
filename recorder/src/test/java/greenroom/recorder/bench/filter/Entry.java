package greenroom.recorder.bench.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * One value on its way into one or more fields.
 *
 * @param number its place in the run; a secret and its twin have the same
 * @param fields what each field is to hold in the end; several only when it is split
 * @param seed chooses the slips and pauses, so that a twin is entered like its secret
 */
record Entry(int number, Role role, Value value, Way way, List<String> fields, long seed) {
  /** Why it is entered. */
  enum Role {
    /** Must not be stored. */
    SECRET,
    /** Was planted, so it may be stored: shows that the reading would have found the secret. */
    TWIN,
    /** Looks alike and is no secret. */
    NEAR_MISS
  }

  Entry {
    fields = List.copyOf(fields);
  }

  static Entry of(int number, Role role, Value value, Way way, long seed) {
    return new Entry(number, role, value, way, fields(value, way, new Dice(seed)), seed);
  }

  private static List<String> fields(Value value, Way way, Dice dice) {
    return switch (way) {
      case SENTENCE -> List.of(sentence(value, dice));
      case SPLIT -> pieces(value);
      case TYPED, COMMITTED, CORRECTED, PASTED, FILLED -> List.of(value.text());
    };
  }

  private static String sentence(Value value, Dice dice) {
    // A passport's number is only known by the word before it.
    var before =
        value.kind() == Kind.PASSPORT || !neutral(value)
            ? "the " + value.label() + " is "
            : dice.of("please note ", "we wrote down ", "it says ", "this came in: ", "see ");
    return before + value.text() + dice.of(" for now", " as asked", " once more", " today");
  }

  /** Whether the label says nothing about what the value is. */
  static boolean neutral(Value value) {
    return List.of("Entry", "Details", "Value", "Remark", "Text", "Content", "Field", "Data")
        .contains(value.label());
  }

  /** At its separators where it has any, else in groups of four; an address before its domain. */
  private static List<String> pieces(Value value) {
    var text = value.text();
    var separators =
        switch (value.kind()) {
          case EMAIL -> "(?<=@)";
          case CARD, IBAN, SSN, PHONE, IPV4, IPV6, MAC, JWT, PEM, KEY, CRYPTO, NATIONAL, PASSPORT ->
              "[ .:/-]+";
        };
    var pieces = List.of(text.split(separators));
    if (pieces.size() > 1) {
      return merged(pieces);
    }
    return List.of(Groups.of(text, " ", 4).split(" "));
  }

  /** At most six fields; what is more goes into the last. */
  private static List<String> merged(List<String> pieces) {
    if (pieces.size() <= 6) {
      return pieces;
    }
    List<String> fields = new ArrayList<>(pieces.subList(0, 5));
    fields.add(String.join("", pieces.subList(5, pieces.size())));
    return fields;
  }
}
