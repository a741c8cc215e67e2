package greenroom.recorder.pipeline;

import greenroom.recorder.TroubleException;

/** Who must know when a recording can no longer go on. */
public interface RecordingListener {

  /**
   * Capture has stopped and the gate is held; what was stored is whole. Called once, on a thread of
   * its own. {@link Recording#stop()} must still be called.
   */
  void trouble(TroubleException trouble);
}
