package greenroom.recorder.host;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxBrowser;
import greenroom.sandbox.SandboxException;

/** Makes a sandbox's browser. */
final class Browsers {
  private Browsers() {}

  static SandboxBrowser of(Sandbox sandbox) {
    if (sandbox.running()) {
      throw new SandboxException("The browser of this desktop cannot be driven yet.");
    }
    throw new SandboxException("The desktop is gone, and its browser with it.");
  }
}
