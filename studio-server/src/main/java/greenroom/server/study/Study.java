package greenroom.server.study;

import greenroom.server.Money;
import greenroom.server.StudyId;
import greenroom.task.TaskId;
import java.util.List;

/**
 * A purpose, a consent text, a set of tasks, a team.
 *
 * @param text the consent text that new volunteers read
 * @param hourlyFloor what an hour of active time earns at least
 * @param retentionDays how long recordings are kept
 */
public record Study(
    StudyId id,
    String title,
    String summary,
    String contact,
    ConsentText text,
    List<ConsentPurpose> purposes,
    List<TaskId> tasks,
    Money hourlyFloor,
    int retentionDays) {
  public Study {
    purposes = List.copyOf(purposes);
    tasks = List.copyOf(tasks);
  }
}
