package greenroom.task.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.task.Persona;
import greenroom.task.SetupStep;
import greenroom.task.TaskSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The task that updates a ticket, as it is shipped. */
class TicketTaskTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("greenroom.root"), "task-library", "tasks", "update-a-ticket");

  @Test
  void is_a_good_task() {
    assertThat(TaskReader.read(FOLDER)).isInstanceOf(TaskReader.Read.class);
  }

  @Test
  void tells_the_volunteer_the_password_that_it_plants() {
    Persona persona = task().persona(7);
    TaskSpec filled = task().filledFor(persona);

    assertThat(filled.instruction()).contains(persona.value("password"), persona.value("fullName"));
    assertThat(filled.recording().secrets())
        .singleElement()
        .satisfies(secret -> assertThat(secret.value()).isEqualTo(persona.value("password")));
    assertThat(task().planted(persona).holds(persona.value("phone"))).isTrue();
  }

  @Test
  void seeds_this_sessions_customer() {
    Persona persona = task().persona(7);

    assertThat(task().filledFor(persona).setup())
        .filteredOn(SetupStep.SeedDatabase.class::isInstance)
        .singleElement()
        .satisfies(
            seed ->
                assertThat(((SetupStep.SeedDatabase) seed).sql())
                    .contains("'" + persona.value("email") + "'")
                    .doesNotContain("${"));
  }

  private static TaskSpec task() {
    return ((TaskReader.Read) TaskReader.read(FOLDER)).task();
  }
}
