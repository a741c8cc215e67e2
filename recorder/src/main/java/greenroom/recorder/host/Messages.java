package greenroom.recorder.host;

import greenroom.recorder.SessionState;
import greenroom.recorder.SessionStatus;
import greenroom.task.CheckResult;
import greenroom.task.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a session tells the volunteer's page, in the form of its JSON. */
final class Messages {
  private Messages() {}

  /**
   * Where the session stands.
   *
   * @param type {@code opened} as the answer to {@code open}, else {@code state}
   * @param desktop whether the desktop's stream can start
   * @param clipboard whether text may pass between the page's clipboard and the desktop's
   * @param pausedFor seconds since the pause began, or null
   */
  record State(
      String type,
      String state,
      @Nullable String problem,
      long activeSeconds,
      List<String> marks,
      boolean desktop,
      boolean clipboard,
      @Nullable Long pausedFor) {

    /** A recording goes on only once its desktop is there: after a restart that takes a moment. */
    static State of(
        String type,
        SessionStatus status,
        boolean desktop,
        boolean clipboard,
        @Nullable Long pausedForSeconds) {
      boolean stillComing = !desktop && status.state() == SessionState.RECORDING;
      return new State(
          type,
          (stillComing ? SessionState.PREPARING : status.state()).name(),
          status.problem(),
          status.activeSeconds(),
          status.marks(),
          desktop,
          clipboard,
          pausedForSeconds);
    }
  }

  /** The page may not come in. */
  record Refused(String type, String problem) {
    static Refused because(String sentence) {
      return new Refused("refused", sentence);
    }
  }

  /** Something that the page asked for was not done. */
  record Problem(String type, String problem) {
    static Problem because(String sentence) {
      return new Problem("problem", sentence);
    }
  }

  /** How the checks came out. Its messages are content. */
  record VerdictMessage(String type, String outcome, List<Check> checks) {
    static VerdictMessage of(Verdict verdict) {
      return new VerdictMessage(
          "verdict", word(verdict.outcome()), verdict.checks().stream().map(Check::of).toList());
    }

    /** Hides the messages. */
    @Override
    public String toString() {
      return "VerdictMessage[" + outcome + "]";
    }
  }

  /** How one check came out. */
  record Check(String id, String outcome, String message) {
    static Check of(CheckResult result) {
      return new Check(result.id(), word(result.outcome()), result.message());
    }

    /** Hides the message. */
    @Override
    public String toString() {
      return "Check[" + id + " " + outcome + "]";
    }
  }

  /** The last minutes are gone. */
  record Deleted(String type, long minutes) {
    static Deleted lastMinutes(long minutes) {
      return new Deleted("deleted", minutes);
    }
  }

  /** The session is over. */
  record Closed(String type, String state) {
    static Closed in(SessionStatus status) {
      return new Closed("closed", status.state().name());
    }
  }

  /** Another page of the same volunteer took the session. */
  record TakenOver(String type) {
    static TakenOver now() {
      return new TakenOver("taken-over");
    }
  }

  private static String word(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
