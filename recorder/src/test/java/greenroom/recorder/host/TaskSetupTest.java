package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.sandbox.ExecResult;
import greenroom.sandbox.SandboxException;
import greenroom.task.EvidenceException;
import greenroom.task.Rule;
import greenroom.task.SetupStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskSetupTest {
  private static final byte[] NOTHING = new byte[0];
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir private Path data;
  private SessionFixture host;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void start() {
    host = new SessionFixture(data);
    for (String program : List.of("seed", "prepare", "sh")) {
      host.sandbox.program(
          program,
          (command, input) -> {
            said.add(program + " " + new String(input, StandardCharsets.UTF_8));
            return new ExecResult(0, NOTHING, NOTHING);
          });
    }
  }

  @Test
  void carries_out_each_step_in_order() {
    host.apps = List.of("tickets");
    prepare(
        new SetupStep.GenerateFile("/home/volunteer/a.txt", "text"),
        new SetupStep.SeedDatabase("tickets", "insert"),
        new SetupStep.RunInApp("tickets", List.of("prepare"), "more", LIMIT),
        new SetupStep.SetClipboard("clip"),
        new SetupStep.OpenFile("/home/volunteer/a.txt", List.of("editor")));

    assertThat(host.sandbox.stagingApps()).containsExactly("tickets");
    assertThat(said).containsExactly("seed insert", "prepare more", "sh clip");
    assertThat(host.sandbox.copyOut("/home/volunteer/a.txt", 10))
        .hasValue("text".getBytes(StandardCharsets.UTF_8));
    assertThat(host.sandbox.launched()).containsExactly(List.of("editor", "/home/volunteer/a.txt"));
  }

  @Test
  void says_which_step_failed_and_not_what_it_wrote() {
    host.sandbox.program(
        "loud",
        (command, input) -> new ExecResult(3, "secret".getBytes(StandardCharsets.UTF_8), NOTHING));

    assertThatThrownBy(
            () ->
                prepare(
                    new SetupStep.SetClipboard("x"),
                    new SetupStep.RunProgram(List.of("loud"), "", LIMIT)))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("step 2")
        .hasMessageContaining("exit code 3")
        .hasMessageNotContaining("secret");
  }

  @Test
  void waits_until_a_rule_holds_or_its_limit_passes() {
    Iterator<Boolean> answers = List.of(false, false, true).iterator();
    var wait = new SetupStep.WaitFor(new Rule.FileExists("/x"), LIMIT);
    new TaskSetup((rule, evidence) -> answers.next(), image -> {})
        .prepare(host.task(List.of(wait)), host.sandbox);
    assertThat(answers.hasNext()).isFalse();

    var never = new SetupStep.WaitFor(new Rule.FileExists("/x"), Duration.ofMillis(300));
    assertThatThrownBy(
            () ->
                new TaskSetup((rule, evidence) -> false, image -> {})
                    .prepare(host.task(List.of(never)), host.sandbox))
        .hasMessageContaining("did not come about");
  }

  @Test
  void evidence_reads_rows_and_says_when_it_cannot() throws EvidenceException {
    host.sandbox.startStagingApp("tickets");
    host.sandbox.program(
        "query",
        (command, input) ->
            new ExecResult(
                0,
                "[\"1\",\"a, \\\"b\\\"\"]\n[\"2\",\"\"]\n".getBytes(StandardCharsets.UTF_8),
                NOTHING));
    var evidence = new SandboxEvidence(host.sandbox);

    assertThat(evidence.query("tickets", "select"))
        .containsExactly(List.of("1", "a, \"b\""), List.of("2", ""));
    assertThatThrownBy(() -> evidence.query("wiki", "select"))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("wiki");
    host.sandbox.die();
    assertThatThrownBy(() -> evidence.file("/x", 10)).isInstanceOf(EvidenceException.class);
  }

  private void prepare(SetupStep... steps) {
    new TaskSetup((rule, evidence) -> true, image -> {})
        .prepare(host.task(List.of(steps)), host.sandbox);
  }
}
