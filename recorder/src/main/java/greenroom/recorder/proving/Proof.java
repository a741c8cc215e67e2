package greenroom.recorder.proving;

import greenroom.recorder.Manifest.ClockError;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one desktop before it was given out.
 *
 * @param clockError null if it was not measured
 */
public record Proof(@Nullable ClockError clockError) {
  /** Nothing was measured. */
  public static final Proof NONE = new Proof(null);

  Proof withClockError(ClockError measured) {
    return new Proof(measured);
  }
}
