package greenroom.task.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskCommandTest {
  @TempDir private Path library;

  private record Ran(int exitCode, String out, String err) {}

  @Test
  void a_new_task_lints_clean() {
    assertThat(run("new", "greet-a-colleague").exitCode()).isZero();
    var lint = run("lint");
    assertThat(lint.out()).contains("greet-a-colleague: good", "1 task checked, no problems.");
    assertThat(lint.exitCode()).isZero();
  }

  @Test
  void new_does_not_touch_what_is_there() throws IOException {
    run("new", "mine");
    Files.writeString(library.resolve("mine/task.yaml"), "my work");
    var again = run("new", "mine");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("is there already");
    assertThat(library.resolve("mine/task.yaml")).hasContent("my work");
  }

  @Test
  void new_says_how_a_task_may_be_called() {
    var ran = run("new", "../Elsewhere");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("lower-case words joined by hyphens").doesNotContain("\tat ");
  }

  @Test
  void lint_prints_file_line_column_path_and_suggestion() throws IOException {
    run("new", "broken");
    var file = library.resolve("broken/task.yaml");
    Files.writeString(file, Files.readString(file).replace("title:", "titel:"));
    var lint = run("lint", library.resolve("broken").toString());
    assertThat(lint.out())
        .contains(file + ":5:1 titel: There is no such field. Did you mean \"title\"?")
        .contains("1 task checked, 2 problems.");
    assertThat(lint.exitCode()).isEqualTo(1);
  }

  @Test
  void lint_prints_addresses_as_they_are() throws IOException {
    run("new", "broken");
    var file = library.resolve("broken/task.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("desktop: desktop", "desktop: desktop\n  stagingApps: [tickets]")
            .replace("- launch: { command: [mousepad] }", "- tabs: [\"http://elsewhere.test/\"]"));
    assertThat(run("lint").out()).contains("Reachable: http://tickets.test/");
  }

  @Test
  void lint_without_a_library_names_the_setting() {
    var ran = run(library.resolve("nowhere"), "lint");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("GREENROOM_TASKS");
  }

  @Test
  void show_fills_in_a_persona() {
    run("new", "greet");
    var show = run("show", "greet", "--seed", "42");
    assertThat(show.exitCode()).isZero();
    assertThat(show.out()).contains("Lamar Lehner", "GBP 2.50, at least GBP 13.00 an hour");
    assertThat(show.out()).doesNotContain("${");
  }

  @Test
  void show_says_so_when_there_is_no_such_task() {
    var ran = run("show", "nothing");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("There is no task \"nothing\"");
  }

  @Test
  void schema_goes_to_a_file_or_to_the_terminal() throws IOException {
    var file = library.resolve("schema.json");
    assertThat(run("schema", "-o", file.toString()).exitCode()).isZero();
    assertThat(run("schema").out()).isEqualTo(Files.readString(file)).contains("\"$defs\"");
  }

  @Test
  void wrong_use_is_told_from_problems() {
    assertThat(run("lnit").exitCode()).isEqualTo(2);
    assertThat(run("lnit").err()).contains("'lnit'", "lint");
    assertThat(run().exitCode()).isEqualTo(2);
    assertThat(run().err()).contains("lint, schema, show or new");
  }

  @Test
  void help_names_what_there_is_and_nothing_else() {
    var help = run("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("lint", "schema", "show", "new", "Exit codes")
        .doesNotContain("verify", "publish", "import");
  }

  private Ran run(String... arguments) {
    return run(library, arguments);
  }

  private static Ran run(Path library, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var command =
        TaskCommand.commandLine(library)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return new Ran(command.execute(arguments), out.toString(), err.toString());
  }
}
