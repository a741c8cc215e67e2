package greenroom.server;

import java.util.UUID;

/** The name of a request for recordings and of the grant it may become. */
public record GrantId(UUID value) {
  public static GrantId random() {
    return new GrantId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static GrantId parse(String text) {
    return new GrantId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
