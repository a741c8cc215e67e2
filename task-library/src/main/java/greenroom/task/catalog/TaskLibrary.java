package greenroom.task.catalog;

import greenroom.task.Problem;
import greenroom.task.TaskId;
import greenroom.task.TaskSpec;
import greenroom.task.yaml.TaskReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of task folders. What changes on disk shows at the next question: a task that is added
 * while a studio runs appears, one that is broken turns into its problems. Safe for use by many
 * threads.
 */
public final class TaskLibrary {
  private record Entry(Fingerprint fingerprint, TaskReader.Result result) {}

  private final Path root;
  private Map<Path, Entry> entries = Map.of();

  private TaskLibrary(Path root) {
    this.root = root;
  }

  /**
   * The library in this folder.
   *
   * @throws IllegalArgumentException if there is no such folder
   */
  public static TaskLibrary open(Path root) {
    if (!Files.isDirectory(root)) {
      throw new IllegalArgumentException(
          "There is no task folder " + root + "; name one with GREENROOM_TASKS");
    }
    return new TaskLibrary(root);
  }

  /** The good tasks, by title. */
  public List<TaskSpec> tasks() {
    return current().values().stream()
        .flatMap(
            entry ->
                entry.result() instanceof TaskReader.Read(var task)
                    ? Stream.of(task)
                    : Stream.empty())
        .sorted(Comparator.comparing(TaskSpec::title))
        .toList();
  }

  /** The good task of this name. */
  public Optional<TaskSpec> find(TaskId id) {
    return tasks().stream().filter(task -> task.id().equals(id)).findFirst();
  }

  /** What keeps the other folders from being tasks, by folder name; empty if all is well. */
  public Map<String, List<Problem>> problems() {
    var problems = new LinkedHashMap<String, List<Problem>>();
    current()
        .forEach(
            (folder, entry) -> {
              if (entry.result() instanceof TaskReader.Rejected(var found)) {
                problems.put(folder.getFileName().toString(), found);
              }
            });
    return problems;
  }

  /** The library as it is on disk now; only folders that changed are read again. */
  private synchronized Map<Path, Entry> current() {
    var found = new LinkedHashMap<Path, Entry>();
    for (var folder : folders()) {
      // Taken before reading: what changes in between shows as a difference next time.
      var fingerprint = Fingerprint.of(folder);
      var known = entries.get(folder);
      found.put(
          folder,
          known != null && known.fingerprint().equals(fingerprint)
              ? known
              : new Entry(fingerprint, TaskReader.read(folder)));
    }
    entries = found;
    return found;
  }

  private List<Path> folders() {
    try (var children = Files.list(root)) {
      return children
          .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The task folder " + root + " cannot be read", unreadable);
    }
  }
}
