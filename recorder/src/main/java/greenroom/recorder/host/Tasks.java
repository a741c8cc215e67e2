package greenroom.recorder.host;

import greenroom.task.TaskSpec;
import java.util.Optional;

/** The tasks that a host can run. */
interface Tasks {
  /** The task of this id as it now lies on this host, without a persona filled in. */
  Optional<TaskSpec> find(String id);
}
