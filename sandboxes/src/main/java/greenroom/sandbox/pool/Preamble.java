package greenroom.sandbox.pool;

import greenroom.sandbox.Sandbox;

/**
 * What is done with a desktop while it waits, before it may be handed out. It must be left as it
 * was found.
 */
public interface Preamble {
  /** Asks nothing of a desktop. */
  Preamble NONE = sandbox -> {};

  /**
   * Proves a started desktop; may take seconds.
   *
   * @throws RuntimeException with a sentence for people if this desktop must not be handed out; it
   *     is removed and another one started
   */
  void prove(Sandbox sandbox);
}
