package greenroom.recorder.host;

import greenroom.recorder.HostStatus;

/** What this host says about itself. */
interface HostReport {
  /** The host's id, which tickets must name. */
  String host();

  HostStatus status();
}
