package greenroom.recorder.pipeline;

import greenroom.recorder.FilterRules;
import greenroom.recorder.PlantedSecret;
import java.time.Duration;
import java.util.List;

/**
 * How a session is recorded.
 *
 * @param hold how long everything waits in memory before it may be stored (0.2–60 s)
 * @param heldBytes how much memory waiting pixels may take; more slows the screen capture down
 * @param part how long a part goes on after the first thing in it (0.2–10 s); while nothing happens
 *     it goes on until a key frame is due
 * @param keyEvery longest time between key frames (at least one part)
 * @param rules what the filters go by
 */
public record RecordingSettings(
    Duration hold, int heldBytes, Duration part, Duration keyEvery, FilterRules rules) {
  /**
   * Two seconds' hold, 64 MiB, one-second parts, a key frame every ten seconds, nothing planted.
   */
  public static final RecordingSettings DEFAULT =
      new RecordingSettings(
          Duration.ofSeconds(2),
          64 << 20,
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          FilterRules.NONE);

  public RecordingSettings {
    within("hold", hold, Duration.ofMillis(200), Duration.ofSeconds(60));
    within("part", part, Duration.ofMillis(200), Duration.ofSeconds(10));
    within("keyEvery", keyEvery, part, Duration.ofSeconds(60));
    if (heldBytes < 1 << 20) {
      throw new IllegalArgumentException("heldBytes must be at least 1 MiB; not " + heldBytes);
    }
  }

  private static void within(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " must be between " + least + " and " + most + "; not " + value);
    }
  }

  /** These settings with other secrets. */
  public RecordingSettings withSecrets(List<PlantedSecret> other) {
    return withRules(rules.withSecrets(other));
  }

  /** These settings with other rules for the filters. */
  public RecordingSettings withRules(FilterRules other) {
    return new RecordingSettings(hold, heldBytes, part, keyEvery, other);
  }

  /** These settings with another hold. */
  public RecordingSettings withHold(Duration other) {
    return new RecordingSettings(other, heldBytes, part, keyEvery, rules);
  }
}
