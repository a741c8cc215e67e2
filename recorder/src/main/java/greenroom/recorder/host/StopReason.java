package greenroom.recorder.host;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Why a session ends. */
enum StopReason {
  /** The volunteer finished. */
  FINISHED,
  /** The volunteer took their consent back. */
  WITHDRAWN,
  /** The volunteer stopped before the end. */
  STOPPED,
  /** The volunteer said that something is wrong. */
  TROUBLE,
  /** Nobody came back within the grace period. */
  ABANDONED;

  /** What a volunteer or the studio may say. */
  @JsonCreator
  static StopReason parse(String word) {
    return Arrays.stream(values())
        .filter(reason -> reason.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A session is stopped because it is finished, withdrawn or stopped, or because"
                        + " of trouble."));
  }

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
