package greenroom.server;

import greenroom.task.TaskId;
import greenroom.task.TaskStep;
import java.time.Duration;
import java.util.List;

/**
 * A task as a volunteer is offered it.
 *
 * @param digest SHA-256 (hex) of the task's folder
 * @param instruction and {@code steps}: as the volunteer reads them; with {@code ${persona.…}}
 *     placeholders unless filled for a session
 * @param price what finishing it pays, whatever the verdict
 * @param hourlyFloor what an hour of active time earns at least
 * @param activeLimit the longest active time
 */
public record OfferedTask(
    TaskId id,
    int version,
    String digest,
    String title,
    String instruction,
    List<TaskStep> steps,
    Money price,
    Money hourlyFloor,
    Duration activeLimit) {
  public OfferedTask {
    steps = List.copyOf(steps);
  }
}
