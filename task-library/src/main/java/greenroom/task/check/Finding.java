package greenroom.task.check;

import greenroom.task.Outcome;
import java.util.List;

/**
 * What was found out about a rule.
 *
 * @param cause why it is undecided, without quoting content; empty otherwise
 */
record Finding(Outcome outcome, String cause) {
  private static final Finding PASSED = new Finding(Outcome.PASSED, "");
  private static final Finding FAILED = new Finding(Outcome.FAILED, "");

  static Finding of(boolean holds) {
    return holds ? PASSED : FAILED;
  }

  static Finding undecided(String cause) {
    return new Finding(Outcome.UNDECIDED, cause);
  }

  /** Failed if one is, else undecided if one is, else passed. */
  static Finding all(List<Finding> findings) {
    return first(findings, Outcome.FAILED, Outcome.UNDECIDED, PASSED);
  }

  /** Passed if one is, else undecided if one is, else failed. */
  static Finding any(List<Finding> findings) {
    return first(findings, Outcome.PASSED, Outcome.UNDECIDED, FAILED);
  }

  static Finding not(Finding finding) {
    return switch (finding.outcome()) {
      case PASSED -> FAILED;
      case FAILED -> PASSED;
      case UNDECIDED -> finding;
    };
  }

  /** As {@link #all(List)}, for outcomes. */
  static Outcome overall(List<Outcome> outcomes) {
    return all(outcomes.stream().map(outcome -> new Finding(outcome, "")).toList()).outcome();
  }

  private static Finding first(
      List<Finding> findings, Outcome strongest, Outcome next, Finding otherwise) {
    return findings.stream()
        .filter(finding -> finding.outcome() == strongest)
        .findFirst()
        .or(() -> findings.stream().filter(finding -> finding.outcome() == next).findFirst())
        .orElse(otherwise);
  }
}
