package greenroom.task.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.task.TaskId;
import greenroom.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskLibraryTest {
  @TempDir private Path root;

  @Test
  void lists_good_tasks_and_the_problems_of_bad_ones() throws IOException {
    write("good", "Good");
    Files.createDirectory(root.resolve("bad"));
    var library = TaskLibrary.open(root);
    assertThat(library.tasks()).extracting(TaskSpec::title).containsExactly("Good");
    assertThat(library.find(new TaskId("good"))).isPresent();
    assertThat(library.find(new TaskId("bad"))).isEmpty();
    assertThat(library.problems()).containsOnlyKeys("bad");
  }

  @Test
  void a_task_that_is_added_later_appears() throws IOException {
    var library = TaskLibrary.open(root);
    assertThat(library.tasks()).isEmpty();
    write("late", "Late");
    assertThat(library.tasks()).extracting(TaskSpec::title).containsExactly("Late");
  }

  @Test
  void a_task_that_changes_is_read_again() throws IOException {
    write("task", "Before");
    var library = TaskLibrary.open(root);
    var before = library.tasks().getFirst();
    assertThat(library.tasks().getFirst()).isSameAs(before);
    write("task", "After!");
    assertThat(library.tasks()).extracting(TaskSpec::title).containsExactly("After!");
  }

  @Test
  void a_task_that_breaks_turns_into_its_problems_and_comes_back() throws IOException {
    write("task", "Whole");
    var library = TaskLibrary.open(root);
    Files.writeString(root.resolve("task/task.yaml"), "id: [");
    assertThat(library.tasks()).isEmpty();
    assertThat(library.problems()).containsOnlyKeys("task");
    write("task", "Whole again");
    assertThat(library.tasks()).extracting(TaskSpec::title).containsExactly("Whole again");
    assertThat(library.problems()).isEmpty();
  }

  @Test
  void a_link_is_not_followed(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(root.resolve("linked"), elsewhere);
    assertThat(TaskLibrary.open(root).problems()).isEmpty();
  }

  @Test
  void says_which_setting_names_the_folder_when_it_is_not_there() {
    assertThatThrownBy(() -> TaskLibrary.open(root.resolve("nowhere")))
        .hasMessageContaining("nowhere")
        .hasMessageContaining("GREENROOM_TASKS");
  }

  private void write(String id, String title) throws IOException {
    var folder = Files.createDirectories(root.resolve(id));
    Files.writeString(
        folder.resolve("task.yaml"),
        """
        id: %s
        version: 1
        title: %s
        instruction: Look around.
        steps: [{ id: look, text: Look. }]
        sandbox: { desktop: desktop }
        checks: [{ id: there, done: Yes, missing: No, fileExists: /tmp/x }]
        limits: { active: 5m, bytes: 50MB }
        pay: { amount: 100, currency: GBP, floorPerHour: 1300 }
        """
            .formatted(id, title));
  }
}
