package greenroom.recorder.host;

import greenroom.recorder.proving.Proof;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;

/** Where desktops come from. */
interface Desktops {
  /**
   * Takes a desktop for one session.
   *
   * @throws greenroom.sandbox.SandboxException if there is none
   */
  Sandbox claim(SandboxSpec spec);

  /** What was found of a claimed desktop while it waited. */
  default Proof proof(SandboxId id) {
    return Proof.NONE;
  }
}
