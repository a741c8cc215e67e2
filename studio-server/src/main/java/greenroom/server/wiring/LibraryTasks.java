package greenroom.server.wiring;

import greenroom.server.Money;
import greenroom.server.OfferedTask;
import greenroom.server.Tasks;
import greenroom.task.TaskId;
import greenroom.task.TaskSpec;
import greenroom.task.catalog.TaskLibrary;
import java.util.List;
import java.util.Optional;

/** The task library's folder, as the studio offers it. */
final class LibraryTasks implements Tasks {
  private final TaskLibrary library;

  LibraryTasks(TaskLibrary library) {
    this.library = library;
  }

  @Override
  public List<OfferedTask> all() {
    return library.tasks().stream().map(LibraryTasks::offered).toList();
  }

  @Override
  public Optional<OfferedTask> find(TaskId id) {
    return library.find(id).map(LibraryTasks::offered);
  }

  @Override
  public Optional<OfferedTask> filled(TaskId id, long seed) {
    return library.find(id).map(task -> offered(task.filledFor(task.persona(seed))));
  }

  private static OfferedTask offered(TaskSpec task) {
    String currency = task.pay().currency().getCurrencyCode();
    return new OfferedTask(
        task.id(),
        task.version(),
        task.digest(),
        task.title(),
        task.instruction(),
        task.steps(),
        new Money(task.pay().amount(), currency),
        new Money(task.pay().floorPerHour(), currency),
        task.limits().active());
  }
}
