package greenroom.recorder.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands, on paper, between the parts of something that a form asks for in several fields. */
final class Joints {
  private static final int LONGEST = 40;

  private Joints() {}

  /** Whether a field's text can be a part of something: one short word without spaces. */
  static boolean piece(EditedText field) {
    int length = field.length();
    return length > 0
        && length <= LONGEST
        && field.text().chars().allMatch(c -> c > ' ' && c != 0x7f);
  }

  /**
   * The parts that may belong together, the last of these always among them, and what joins them.
   *
   * @param parts in the order in which they were written
   */
  record Joined(List<EditedText> parts, String joint) {}

  /** All the ways in which the last of these fields may go on from those before it. */
  static List<Joined> of(List<EditedText> fields) {
    var ways = new ArrayList<Joined>();
    if (fields.stream().anyMatch(p -> p.text().chars().anyMatch(Character::isDigit))) {
      ways.add(new Joined(fields, " "));
    }
    var alike = alike(fields);
    if (alike.size() > 1) {
      ways.add(new Joined(alike, ""));
      ways.add(new Joined(alike, "-"));
    }
    last(fields, 4, 3, 10).ifPresent(parts -> ways.add(new Joined(parts, ".")));
    hexadecimal(fields).ifPresent(parts -> ways.add(new Joined(parts, ".")));
    last(fields, 6, 2, 16).ifPresent(parts -> ways.add(new Joined(parts, ":")));
    last(fields, 8, 4, 16).ifPresent(parts -> ways.add(new Joined(parts, ":")));
    if (fields.size() > 1) {
      var two = fields.subList(fields.size() - 2, fields.size());
      if (mail(fields.getLast()) || alike.size() == 2) {
        ways.add(new Joined(two, "@"));
      }
      if (halves(two.getFirst().text(), two.getLast().text())) {
        ways.add(new Joined(two, ""));
      }
      if (unnamedCode(two)) {
        ways.add(new Joined(two, "-"));
      }
    }
    return ways;
  }

  /** Whether an address was parted beside its at sign. */
  private static boolean halves(CharSequence first, CharSequence second) {
    return first.charAt(first.length() - 1) == '@' || second.charAt(0) == '@';
  }

  /** Two cells of a sheet, which have no names, that make a code of digits and letters. */
  private static boolean unnamedCode(List<EditedText> two) {
    var both = two.getFirst().text().toString() + two.getLast().text();
    return two.stream().allMatch(field -> field.label().isEmpty())
        && both.chars().anyMatch(Character::isLetter)
        && both.chars().anyMatch(Character::isDigit);
  }

  /** Whether the field asks for an e-mail address. */
  static boolean mail(EditedText field) {
    return field.label().toLowerCase(Locale.ROOT).contains("mail");
  }

  /** The fields before the last one that are called the same, and it. */
  private static List<EditedText> alike(List<EditedText> fields) {
    var label = fields.getLast().label();
    int from = fields.size();
    while (from > 0 && !label.isEmpty() && fields.get(from - 1).label().equals(label)) {
      from--;
    }
    return fields.subList(from, fields.size());
  }

  private static Optional<List<EditedText>> last(
      List<EditedText> fields, int count, int most, int radix) {
    if (fields.size() < count) {
      return Optional.empty();
    }
    var last = fields.subList(fields.size() - count, fields.size());
    return last.stream().allMatch(part -> all(part, most, radix))
        ? Optional.of(last)
        : Optional.empty();
  }

  /** A hardware address in three groups of four, which is not only digits. */
  private static Optional<List<EditedText>> hexadecimal(List<EditedText> fields) {
    return last(fields, 3, 4, 16)
        .filter(parts -> parts.stream().allMatch(part -> part.length() == 4))
        .filter(parts -> parts.stream().anyMatch(part -> !all(part, 4, 10)));
  }

  private static boolean all(EditedText piece, int most, int radix) {
    return piece.length() <= most
        && piece.text().chars().allMatch(c -> Character.digit(c, radix) >= 0);
  }
}
