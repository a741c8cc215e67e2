package greenroom.recorder;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.List;

/**
 * Words and phrases that a study does not want stored in any of its sessions: names, places, code
 * words. In JSON an array of texts. It can hold names, so it hides them, and what is wrong with a
 * list is said by line number.
 *
 * @param entries each composed (Unicode NFC), without blanks around it and only once
 */
public record WordList(@JsonValue List<String> entries) {
  public static final WordList NONE = new WordList(List.of());

  public static final int MOST_ENTRIES = 1000;

  /** In characters. */
  public static final int LONGEST_ENTRY = 100;

  /** All entries together, in characters. */
  public static final int MOST_CHARACTERS = 20_000;

  /**
   * @param entries one a line; blank ones count for nothing
   * @throws IllegalArgumentException whose message tells people which line to mend, and how
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WordList {
    for (int line = 0; line < entries.size(); line++) {
      check(line + 1, entries.get(line).strip());
    }
    entries =
        entries.stream()
            .map(entry -> Normalizer.normalize(entry.strip(), Normalizer.Form.NFC))
            .filter(entry -> !entry.isEmpty())
            .distinct()
            .toList();
    require(
        entries.size() <= MOST_ENTRIES,
        "The list has %d entries, and %d fit. Take out what its sessions are unlikely to show."
            .formatted(entries.size(), MOST_ENTRIES));
    require(
        entries.stream().mapToInt(String::length).sum() <= MOST_CHARACTERS,
        "The list has more than %,d characters. Take out what its sessions are unlikely to show."
            .formatted(MOST_CHARACTERS));
  }

  private static void check(int line, String entry) {
    require(
        entry.length() <= LONGEST_ENTRY,
        "Line %d has more than %d characters. Put one word or short phrase on a line."
            .formatted(line, LONGEST_ENTRY));
    require(
        entry.isEmpty() || entry.codePoints().anyMatch(Character::isLetterOrDigit),
        "Line %d has no letter and no digit, so it would never be found. Write it out or take it out."
            .formatted(line));
  }

  private static void require(boolean so, String otherwise) {
    if (!so) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Hides the words. */
  @Override
  public String toString() {
    return "WordList[" + entries.size() + "]";
  }
}
