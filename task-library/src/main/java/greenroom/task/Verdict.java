package greenroom.task;

import java.util.List;

/** The judgement on a finished session: the outcome as a whole and each check's. */
public record Verdict(Outcome outcome, List<CheckResult> checks) {
  public Verdict {
    checks = List.copyOf(checks);
  }
}
