package greenroom.task;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.task.yaml.TaskReader;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlantedTest {
  private static final Path TASKS =
      Path.of(Objects.requireNonNull(System.getProperty("greenroom.root")))
          .resolve("task-library/tasks");
  private final Persona persona = Persona.of(9);

  @Test
  void the_personas_own_values_are_planted() {
    var planted = task("update-a-ticket").planted(persona);
    assertThat(persona.values()).allSatisfy(value -> assertThat(planted.holds(value)).isTrue());
    assertThat(planted.holds(Persona.of(10).email())).isFalse();
  }

  @Test
  void what_a_seed_puts_into_a_staging_app_is_planted() {
    assertThat(task("update-a-ticket").planted(persona).holds("rowan.hale@tickets.test")).isTrue();
  }

  @Test
  void what_is_written_in_a_workbook_is_planted() {
    var planted = task("correct-a-workbook").planted(persona);
    assertThat(planted.holds("Hartwell Office Supplies, 14 Canal Street, Millbury")).isTrue();
    assertThat(planted.holds("Someone Else, 15 Canal Street")).isFalse();
  }

  @Test
  void what_is_stored_in_a_database_is_planted_however_people_write_it() {
    var planted = task("ask-a-legacy-database").planted(persona);
    assertThat(planted.holds("Luettgen Nurseries")).isTrue();
    assertThat(planted.holds("01632 960546")).isTrue();
    assertThat(planted.holds("(01632) 960-546")).isTrue();
    assertThat(planted.holds("01632\u00a0960\u200b546")).isTrue(); // as a page's editor puts it
    assertThat(planted.holds("020 7946 0958")).isFalse();
  }

  @Test
  void nothing_is_not_planted() {
    assertThat(task("correct-a-workbook").planted(persona).holds(" - ")).isFalse();
  }

  @Test
  void hides_what_was_planted_when_printed() {
    assertThat(task("correct-a-workbook").planted(persona))
        .asString()
        .doesNotContain(persona.firstName());
  }

  private static TaskSpec task(String id) {
    return ((TaskReader.Read) TaskReader.read(TASKS.resolve(id))).task();
  }
}
