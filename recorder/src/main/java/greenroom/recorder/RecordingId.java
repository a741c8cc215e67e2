package greenroom.recorder;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * The name of a session and of the recording that it leaves: a random UUID. In JSON it is the
 * UUID's text.
 */
public record RecordingId(@JsonValue UUID value) {
  /**
   * Reads a UUID's text.
   *
   * @throws IllegalArgumentException if it is none
   */
  @JsonCreator
  public static RecordingId parse(String text) {
    return new RecordingId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
