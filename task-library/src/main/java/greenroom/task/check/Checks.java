package greenroom.task.check;

import greenroom.task.Check;
import greenroom.task.CheckResult;
import greenroom.task.Evidence;
import greenroom.task.Outcome;
import greenroom.task.Rule;
import greenroom.task.Verdict;
import java.util.List;
import java.util.Locale;

/** Judges checks and rules over what a sandbox shows. */
public final class Checks {
  private Checks() {}

  /**
   * Judges all checks of a task (filled for its persona). The task is passed if each check is, and
   * failed if one is; else it is undecided.
   */
  public static Verdict judge(List<Check> checks, Evidence evidence) {
    var judge = new RuleJudge(evidence);
    var results = checks.stream().map(check -> result(check, judge.judge(check.rule()))).toList();
    var outcomes = results.stream().map(CheckResult::outcome).toList();
    return new Verdict(Finding.overall(outcomes), results);
  }

  /** Whether a rule is known to hold now; what set-up waits for. */
  public static boolean holds(Rule rule, Evidence evidence) {
    return new RuleJudge(evidence).judge(rule).outcome() == Outcome.PASSED;
  }

  private static CheckResult result(Check check, Finding finding) {
    var message =
        switch (finding.outcome()) {
          case PASSED -> check.done();
          case FAILED -> check.missing();
          case UNDECIDED -> "This could not be checked: " + inSentence(finding.cause()) + ".";
        };
    return new CheckResult(check.id(), finding.outcome(), message);
  }

  /** "A file could not be read." as "a file could not be read", to stand inside a sentence. */
  private static String inSentence(String cause) {
    var bare = cause.strip().replaceFirst("\\.$", "");
    return bare.isEmpty()
        ? "nobody knows why"
        : bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
  }
}
