package greenroom.task.library;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.task.CheckResult;
import greenroom.task.Evidence;
import greenroom.task.Outcome;
import greenroom.task.TaskSpec;
import greenroom.task.Verdict;
import greenroom.task.check.Checks;
import greenroom.task.yaml.TaskReader;
import greenroom.task.yaml.TaskReader.Read;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** One of the tasks in this repository, filled for a persona. */
record ShippedTask(TaskSpec spec) {
  static final Path FOLDER =
      Path.of(Objects.requireNonNull(System.getProperty("greenroom.root")))
          .resolve("task-library/tasks");

  static ShippedTask called(String id) {
    var result = TaskReader.read(FOLDER.resolve(id));
    assertThat(result).isInstanceOf(Read.class);
    var task = ((Read) result).task();
    return new ShippedTask(task.filledFor(task.persona(1)));
  }

  Verdict judge(Evidence evidence) {
    return Checks.judge(spec.checks(), evidence);
  }

  /** The checks that do not pass over this evidence. */
  List<String> missing(Evidence evidence) {
    return judge(evidence).checks().stream()
        .filter(result -> result.outcome() != Outcome.PASSED)
        .map(CheckResult::id)
        .toList();
  }
}
