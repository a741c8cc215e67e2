package greenroom.recorder;

import java.util.UUID;

/** The name of a session and of the recording that it leaves: a random UUID. */
public record RecordingId(UUID value) {
  public static RecordingId parse(String text) {
    return new RecordingId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
