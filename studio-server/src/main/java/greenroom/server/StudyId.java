package greenroom.server;

import java.util.UUID;

/** The name of a study. */
public record StudyId(UUID value) {
  public static StudyId random() {
    return new StudyId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static StudyId parse(String text) {
    return new StudyId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
