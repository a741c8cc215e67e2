package greenroom.server.access;

import greenroom.server.StudyId;
import greenroom.task.TaskId;
import java.time.Instant;
import java.util.List;

/**
 * What a researcher asks for: all recordings of these tasks that were submitted before the second
 * approval.
 *
 * @param purpose in the researcher's words; guardians and volunteers read it
 * @param use the consent purpose it falls under: recordings of others are left out
 * @param onlyPassed leave out recordings whose verdict is not {@code passed}
 * @param expires the grant ends then
 * @param recipient the researcher's own age recipient ({@code age1…})
 */
public record Request(
    StudyId study,
    List<TaskId> tasks,
    String purpose,
    String use,
    boolean onlyPassed,
    Instant expires,
    String recipient) {
  public Request {
    tasks = List.copyOf(tasks);
  }
}
