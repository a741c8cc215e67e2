package greenroom.recorder.host;

import greenroom.recorder.Cut;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.host.SessionRecorder.Tally;
import greenroom.sandbox.Sandbox;
import greenroom.task.TaskSpec;
import java.util.List;

/** Sets recorders in front of desktops, and closes recordings whose desktop is gone. */
interface SessionRecorders {
  /** A recorder that holds all input until it is told to record. */
  SessionRecorder open(SessionOrder order, TaskSpec task, Sandbox sandbox);

  /**
   * Closes a recording whose desktop is gone, as {@link SessionRecorder#finish} does.
   *
   * @throws greenroom.recorder.TroubleException if it could not be written; may be tried again
   */
  Tally finish(SessionRecord session, List<String> reasons);

  /** Finishes a {@link #cut} that a crash interrupted; without effect if there was none. */
  void mend(RecordingId recording);

  /**
   * Takes these spans out of a closed recording for good, in whole parts rounded outward to key
   * frames, and signs its manifest anew.
   */
  Tally cut(RecordingId recording, List<Cut> cuts);
}
