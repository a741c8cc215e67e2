package greenroom.server.web;

import greenroom.server.OfferedTask;
import java.util.List;

/** What the task folder holds. */
public record TasksPage(List<OfferedTask> tasks, List<Broken> broken) implements Page {
  public TasksPage {
    tasks = List.copyOf(tasks);
    broken = List.copyOf(broken);
  }

  /**
   * A task that is not offered.
   *
   * @param problems each with line, column, path and a suggestion
   */
  public record Broken(String folder, List<String> problems) {
    public Broken {
      problems = List.copyOf(problems);
    }
  }

  @Override
  public String template() {
    return "staff/tasks";
  }

  @Override
  public String title() {
    return "Tasks";
  }

  @Override
  public String section() {
    return "/staff/tasks";
  }
}
