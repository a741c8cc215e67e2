package greenroom.server;

import java.util.UUID;

/** The name of a member of a study's staff. */
public record StaffId(UUID value) {
  public static StaffId random() {
    return new StaffId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static StaffId parse(String text) {
    return new StaffId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
