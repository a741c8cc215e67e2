package greenroom.task.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import greenroom.task.Persona;
import greenroom.task.Rule;
import greenroom.task.SetupStep;
import greenroom.task.TaskStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskReaderTest {
  @TempDir private Path temp;
  private SampleTask sample = new SampleTask(Path.of("unset"));

  @BeforeEach
  void aGoodTask() {
    sample = SampleTask.in(temp);
  }

  @Test
  void reads_a_good_task() {
    var task = sample.read();
    assertThat(task.id()).hasToString("sample");
    assertThat(task.version()).isEqualTo(3);
    assertThat(task.instruction()).isEqualTo("Open the greeting.\n\nChange it.");
    assertThat(task.steps()).extracting(TaskStep::id).containsExactly("open", "change");
    assertThat(task.sandbox().width()).isEqualTo(1280);
    assertThat(task.limits().active()).isEqualTo(Duration.ofMinutes(20));
    assertThat(task.limits().bytes()).isEqualTo(200_000_000);
    assertThat(task.recording().hold()).isEqualTo(Duration.ofSeconds(3));
    assertThat(task.pay().currency()).hasToString("GBP");
    assertThat(task.setup()).hasSize(6);
    assertThat(task.asset("hello.txt")).isEqualTo("hello\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void screens_are_read_only_if_the_task_asks_for_it() {
    assertThat(sample.read().recording().ocr()).isFalse();
    assertThat(sample.changed("hold: 3s", "ocr: true").read().recording().ocr()).isTrue();
    var filled = sample.changed("hold: 3s", "ocr: true").read().filledFor(Persona.of(11));
    assertThat(filled.recording().ocr()).isTrue();
  }

  @Test
  void fills_a_task_for_its_persona() {
    var persona = Persona.of(11);
    var task = sample.read().filledFor(persona);
    assertThat(task.title()).isEqualTo("Greet " + persona.firstName());
    assertThat(task.steps().getLast().text()).contains(persona.fullName());
    assertThat(task.checks().getFirst().missing()).contains(persona.fullName());
    assertThat(task.recording().secrets().getFirst().value()).isEqualTo(persona.value("password"));
    assertThat(task.setup())
        .contains(
            new SetupStep.SeedDatabase(
                "tickets", persona.fillSql("insert into people values ('${persona.lastName}')")));
  }

  @Test
  void rows_hold_values_as_they_are_written() {
    var all = (Rule.AllOf) sample.read().checks().getLast().rule();
    assertThat(all.rules().getFirst())
        .isEqualTo(
            new Rule.SqlOnApp(
                "tickets", "select status from ticket", List.of(List.of("closed", "1"))));
  }

  @Test
  void names_line_column_path_and_the_field_that_was_probably_meant() {
    assertThat(sample.changed("    text: Open the file.", "    txet: Open the file.").problems())
        .extracting(Object::toString)
        .contains("task.yaml:10:5 steps[0].txet: There is no such field. Did you mean \"text\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 3                     | version: three              | version: Here must be a whole number
          version: 3                     | version: 0                  | Write a number from 1 to 1000000
          title: Greet ${persona.firstName} | title: 17                | Put it in quotes: "17"
          title: Greet ${persona.firstName} | title:                   | it is nothing
          Greet ${persona.fullName}.     | Greet ${persona.fulname}.   | Did you mean "fullName"?
          id: change                     | id: open                    | steps[1].id: "open" is here twice
          id: sample                     | id: simple                  | its folder "sample"
          id: sample                     | id: Sample Task             | lower-case words joined by hyphens
          [tickets]                      | [ticket]                    | Did you mean "ticket"?
          http://tickets.test/           | http://intranet.example/    | Reachable: http://tickets.test/
          from: hello.txt                | from: helo.txt              | Did you mean "hello.txt"?
          from: hello.txt                | from: ../hello.txt          | a path inside the task's folder
          from: hello.txt                | from: /etc/passwd           | a path inside the task's folder
          to: /home/volunteer/note.txt   | to: /home/../etc/passwd     | without . and .. in it
          to: /home/volunteer/note.txt   | to: note.txt                | an absolute path
          hello.txt: 5891b               | hello.txt: 00000            | not the one that was pinned
          hello.txt: 5891b               | gone.txt: 5891b             | assets.gone.txt: This asset is missing
          matches: "^http://tickets"     | matches: "(["               | This is not a pattern
          currency: GBP                  | currency: GBQ               | There is no currency "GBQ"
          active: 20m                    | active: 20 minutes          | a time such as 90s
          active: 20m                    | active: 9h                  | between one minute and four hours
          bytes: 200MB                   | bytes: 200                  | limits.bytes: Here must be text
          width: 100                     | width: 1281                 | does not lie on the screen
          hold: 3s                       | hold: 90s                   | held for 0 to 60 seconds
          """)
  void says_what_is_wrong_and_what_to_do(String passage, String replacement, String expected) {
    assertThat(sample.changed(passage, replacement).problems())
        .anySatisfy(problem -> assertThat(problem).asString().contains(expected));
  }

  @Test
  void names_the_missing_field_and_what_it_is_for() {
    assertThat(sample.changed("version: 3\n", "").problem())
        .contains("version: This field is missing.")
        .contains("Counted up by the author");
  }

  @Test
  void a_check_has_exactly_one_rule() {
    var twoRules = "    fileExists: /tmp/x\n    text: { file";
    assertThat(sample.changed("    text: { file", twoRules).problem())
        .contains("checks[0]: These exclude each other: fileExists, text.");
  }

  @Test
  void refuses_a_field_that_is_there_twice() {
    assertThat(sample.changed("version: 3", "version: 3\nversion: 4").problem())
        .isEqualTo("task.yaml:3:1 version: This field is here twice. Keep one of the two.");
  }

  @Test
  void names_the_pin_that_is_missing() {
    assertThat(sample.changed("  hello.txt: " + SampleTask.HELLO_SHA256, "  {}").problems())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .asString()
                    .contains("Add to assets: hello.txt: " + SampleTask.HELLO_SHA256));
  }

  @Test
  void refuses_links_that_may_lead_out_of_the_folder() throws IOException {
    Files.createSymbolicLink(sample.folder().resolve("passwd.txt"), Path.of("/etc/passwd"));
    assertThat(sample.problem()).contains("passwd.txt is not a plain file");
  }

  @Test
  void refuses_a_folder_behind_a_link() throws IOException {
    Files.createSymbolicLink(sample.folder().resolve("etc"), Path.of("/etc"));
    assertThat(sample.problem()).contains("etc is not a plain file");
  }

  @Test
  void an_asset_that_changes_after_reading_is_not_given_out() throws IOException {
    var task = sample.read();
    Files.writeString(sample.folder().resolve("hello.txt"), "other\n");
    assertThat(catchThrowable(() -> task.asset("hello.txt")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("changed on disk");
  }

  @Test
  void the_digest_changes_with_every_file_and_is_what_sha256sum_says() throws IOException {
    var before = sample.read().digest();
    assertThat(before).matches("[0-9a-f]{64}").isEqualTo(sample.read().digest());
    Files.writeString(sample.folder().resolve("notes.md"), "A note\n");
    assertThat(sample.read().digest()).isNotEqualTo(before);
    Files.delete(sample.folder().resolve("notes.md"));
    Files.writeString(sample.folder().resolve(".task.yaml.swp"), "an editor's own file");
    assertThat(sample.read().digest()).isEqualTo(before);
  }

  @Test
  void says_so_when_there_is_no_task_file(@TempDir Path empty) {
    assertThat(new SampleTask(empty).problem()).contains("There is no task.yaml in this folder.");
    assertThat(new SampleTask(empty.resolve("nowhere")).problem()).contains("no such folder");
  }
}
