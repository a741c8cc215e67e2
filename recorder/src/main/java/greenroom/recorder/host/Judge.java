package greenroom.recorder.host;

import greenroom.task.Evidence;
import greenroom.task.TaskSpec;
import greenroom.task.Verdict;

/** Runs a task's checks. */
interface Judge {
  /** Judges what the volunteer left; a check that cannot be carried out is undecided. */
  Verdict judge(TaskSpec task, Evidence evidence);
}
