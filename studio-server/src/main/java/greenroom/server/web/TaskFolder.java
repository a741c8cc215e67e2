package greenroom.server.web;

import greenroom.task.Problem;
import greenroom.task.catalog.TaskLibrary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;

/** What keeps folders in the task library from being tasks, for authors. */
@Singleton
final class TaskFolder {
  private final Path folder;

  /**
   * @param folder {@code GREENROOM_TASKS}
   */
  TaskFolder(@Value("${greenroom.tasks:task-library/tasks}") Path folder) {
    this.folder = folder;
  }

  /** Reads the folder now; a folder that cannot be read is itself the problem. */
  List<TasksPage.Broken> broken() {
    try {
      return TaskLibrary.open(folder).problems().entrySet().stream()
          .map(
              entry ->
                  new TasksPage.Broken(
                      entry.getKey(), entry.getValue().stream().map(Problem::toString).toList()))
          .toList();
    } catch (IllegalArgumentException absent) {
      return List.of(
          new TasksPage.Broken(folder.toString(), List.of(String.valueOf(absent.getMessage()))));
    }
  }
}
