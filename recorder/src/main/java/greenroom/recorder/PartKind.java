package greenroom.recorder;

import java.util.Locale;

/** What a part holds: {@code screen} and {@code events} flow, the others come singly. */
public enum PartKind {
  /** An MP4 initialisation segment (no frames) or fragment. */
  SCREEN,
  /** Gzipped JSON Lines of {@link RecordedEvent}s. */
  EVENTS,
  /** What the checks found, with their evidence. */
  VERDICT,
  /** What the volunteer wrote. */
  NOTE;

  /** The kind's name in files and part logs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PartKind of(String word) {
    for (PartKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No kind of part is called '" + word + "'");
  }
}
