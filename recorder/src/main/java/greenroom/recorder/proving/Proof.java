package greenroom.recorder.proving;

import greenroom.recorder.Manifest.Canaries;
import greenroom.recorder.Manifest.ClockError;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one desktop before it was given out.
 *
 * @param clockError null if it was not measured
 * @param canaries null if none were planted
 */
public record Proof(@Nullable ClockError clockError, @Nullable Canaries canaries) {
  /** Nothing was measured. */
  public static final Proof NONE = new Proof(null, null);

  Proof withClockError(ClockError measured) {
    return new Proof(measured, canaries);
  }

  Proof withCanaries(Canaries counted) {
    return new Proof(clockError, counted);
  }
}
