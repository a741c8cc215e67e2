package greenroom.recorder.host;

import greenroom.recorder.Manifest.ClockError;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;
import java.util.Optional;

/** Where desktops come from. */
interface Desktops {
  /**
   * Takes a desktop for one session.
   *
   * @throws greenroom.sandbox.SandboxException if there is none
   */
  Sandbox claim(SandboxSpec spec);

  /** What was measured of a claimed desktop's clock while it waited; empty if it was not. */
  default Optional<ClockError> clockError(SandboxId id) {
    return Optional.empty();
  }
}
