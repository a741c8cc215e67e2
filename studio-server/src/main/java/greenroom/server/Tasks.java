package greenroom.server;

import greenroom.task.TaskId;
import java.util.List;
import java.util.Optional;

/** The tasks that the studio can offer, read from the task library's folder. */
public interface Tasks {

  /** Every task that the library accepts now, by id. */
  List<OfferedTask> all();

  /** One task with its placeholders as they stand. */
  Optional<OfferedTask> find(TaskId id);

  /** One task with the synthetic person of this seed filled in. */
  Optional<OfferedTask> filled(TaskId id, long seed);
}
