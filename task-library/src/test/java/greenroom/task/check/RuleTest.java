package greenroom.task.check;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.task.Check;
import greenroom.task.Evidence;
import greenroom.task.Outcome;
import greenroom.task.Rule;
import greenroom.task.TextMatch;
import greenroom.task.testing.FakeEvidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  private static final Rule TRUE = new Rule.FileExists("/there");
  private static final Rule FALSE = new Rule.FileExists("/gone");
  private static final Rule UNKNOWN = new Rule.FileText("/large", new TextMatch.EqualTo("", false));

  private final FakeEvidence evidence =
      new FakeEvidence()
          .withFile("/there", "Grüße\n".getBytes(StandardCharsets.UTF_8))
          .withFile("/large", new byte[2_000_000])
          .withFile("/binary", new byte[] {(byte) 0xff, (byte) 0xfe, 0})
          .withAnswer("tickets", "select 1", List.of(List.of("1")))
          .withProgram(List.of("id", "-u"), 0, "64711\n")
          .withProgram(
              List.of("wmctrl", "-l"), 0, "0x0040 -1 N/A tint2\n0x00e0  0 box notes.txt - Editor\n")
          .withTab("http://tickets.test/Ticket/1", "Ticket #1");

  @ParameterizedTest
  @CsvSource({
    "T T, PASSED, PASSED",
    "T F, FAILED, PASSED",
    "T U, UNDECIDED, PASSED",
    "F U, FAILED, UNDECIDED",
    "F F, FAILED, FAILED",
    "U U, UNDECIDED, UNDECIDED"
  })
  void all_and_any_know_three_outcomes(String rules, Outcome all, Outcome any) {
    var parts = List.of(rules.split(" ")).stream().map(RuleTest::named).toList();
    assertThat(outcome(new Rule.AllOf(parts))).isEqualTo(all);
    assertThat(outcome(new Rule.AnyOf(parts))).isEqualTo(any);
    assertThat(outcome(new Rule.Not(new Rule.AllOf(parts))))
        .isEqualTo(outcome(new Rule.AnyOf(parts.stream().<Rule>map(Rule.Not::new).toList())));
  }

  @Test
  void a_broken_check_is_undecided_with_its_cause_and_never_failed() {
    var check = new Check("text", "It is there.", "It is missing.", UNKNOWN);
    var verdict = Checks.judge(List.of(check), evidence);
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(verdict.checks().getFirst().message())
        .isEqualTo("This could not be checked: the file is larger than 1048576 bytes.");
  }

  @Test
  void a_sandbox_in_trouble_leaves_everything_undecided() {
    var broken = new FakeEvidence().inTrouble("the desktop does not answer");
    for (var rule :
        List.of(
            TRUE,
            new Rule.SqlOnApp("tickets", "select 1", List.of()),
            new Rule.WindowTitle(new TextMatch.Containing("x", false)),
            new Rule.BrowserTab(null, new TextMatch.Containing("x", false)),
            new Rule.CommandOutput(List.of("true"), Duration.ofSeconds(1), 0, null))) {
      assertThat(outcome(rule, broken)).isEqualTo(Outcome.UNDECIDED);
    }
  }

  @Test
  void the_message_is_the_one_for_the_outcome() {
    var checks =
        List.of(
            new Check("a", "Done.", "Missing.", TRUE), new Check("b", "Done.", "Missing.", FALSE));
    var verdict = Checks.judge(checks, evidence);
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.checks())
        .extracting(result -> result.id() + " " + result.message())
        .containsExactly("a Done.", "b Missing.");
  }

  @Test
  void text_is_compared_without_the_white_space_at_its_ends() {
    assertThat(text("/there", new TextMatch.EqualTo(" Grüße", false))).isEqualTo(Outcome.PASSED);
    assertThat(text("/there", new TextMatch.EqualTo("grüsse", true))).isEqualTo(Outcome.FAILED);
    assertThat(text("/there", new TextMatch.EqualTo("GRÜßE", true))).isEqualTo(Outcome.PASSED);
    assertThat(text("/there", new TextMatch.Containing("rüß", false))).isEqualTo(Outcome.PASSED);
    assertThat(text("/there", new TextMatch.Matching("^G.*e$", false))).isEqualTo(Outcome.PASSED);
    assertThat(text("/gone", new TextMatch.Containing("", false))).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_file_that_is_no_text_holds_no_text() {
    assertThat(text("/binary", new TextMatch.Containing("", false))).isEqualTo(Outcome.FAILED);
  }

  @Test
  void asks_staging_apps_programs_windows_and_tabs() {
    assertThat(outcome(new Rule.SqlOnApp("tickets", "select 1", List.of(List.of("1")))))
        .isEqualTo(Outcome.PASSED);
    assertThat(outcome(new Rule.SqlOnApp("tickets", "select 1", List.of(List.of("2")))))
        .isEqualTo(Outcome.FAILED);
    assertThat(outcome(command(0, new TextMatch.EqualTo("64711", false))))
        .isEqualTo(Outcome.PASSED);
    assertThat(outcome(command(1, null))).isEqualTo(Outcome.FAILED);
    assertThat(outcome(new Rule.WindowTitle(new TextMatch.EqualTo("notes.txt - Editor", false))))
        .isEqualTo(Outcome.PASSED);
    assertThat(outcome(new Rule.WindowTitle(new TextMatch.Containing("box", false))))
        .isEqualTo(Outcome.FAILED);
    assertThat(
            outcome(
                new Rule.BrowserTab(
                    new TextMatch.Containing("tickets.test", false),
                    new TextMatch.EqualTo("Ticket #1", false))))
        .isEqualTo(Outcome.PASSED);
    assertThat(
            outcome(
                new Rule.BrowserTab(
                    new TextMatch.Containing("tickets.test", false),
                    new TextMatch.EqualTo("Ticket #2", false))))
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_pattern_takes_time_in_proportion_to_the_text() {
    var evil =
        new FakeEvidence().withFile("/a", "a".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    var rule = new Rule.FileText("/a", new TextMatch.Matching("^(a+)+$b", false));
    assertThat(outcome(rule, evil)).isEqualTo(Outcome.FAILED);
  }

  private static Rule named(String letter) {
    return letter.equals("T") ? TRUE : letter.equals("F") ? FALSE : UNKNOWN;
  }

  private static Rule command(int exitCode, @Nullable TextMatch output) {
    return new Rule.CommandOutput(List.of("id", "-u"), Duration.ofSeconds(1), exitCode, output);
  }

  private Outcome text(String path, TextMatch match) {
    return outcome(new Rule.FileText(path, match));
  }

  private Outcome outcome(Rule rule) {
    return outcome(rule, evidence);
  }

  private static Outcome outcome(Rule rule, Evidence evidence) {
    return Checks.judge(List.of(new Check("check", "Done.", "Missing.", rule)), evidence).outcome();
  }
}
