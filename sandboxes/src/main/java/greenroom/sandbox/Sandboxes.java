package greenroom.sandbox;

import java.util.List;

/** Starts sandboxes and finds again those that outlived a restart of the recorder host. */
public interface Sandboxes {

  /**
   * Starts a desktop and waits until its screen can be connected to.
   *
   * @throws SandboxException if the engine, the image or the desktop fails
   */
  Sandbox start(SandboxSpec spec);

  /**
   * Every sandbox of this host that still exists, running or not. Foreign containers are never
   * listed.
   */
  List<Sandbox> existing();

  /**
   * Whether this sandbox runs the image that a start of its kind would use now. One that does not
   * serves its session to the end but is no longer given out.
   */
  default boolean isCurrent(Sandbox sandbox) {
    return true;
  }
}
