package greenroom.recorder.host;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxSpec;

/** Where desktops come from. */
interface Desktops {
  /**
   * Takes a desktop for one session.
   *
   * @throws greenroom.sandbox.SandboxException if there is none
   */
  Sandbox claim(SandboxSpec spec);
}
