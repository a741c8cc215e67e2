package greenroom.server;

import java.util.UUID;

/** The name of a volunteer inside the studio; researchers only ever see a pseudonym. */
public record VolunteerId(UUID value) {
  public static VolunteerId random() {
    return new VolunteerId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static VolunteerId parse(String text) {
    return new VolunteerId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
