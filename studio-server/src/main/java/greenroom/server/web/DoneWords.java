package greenroom.server.web;

import greenroom.server.Money;
import greenroom.server.session.Stage;
import greenroom.server.session.TaskSession;
import org.jspecify.annotations.Nullable;

/** How the last page of a session speaks. */
final class DoneWords {
  private DoneWords() {}

  static DonePage page(
      TaskSession session, @Nullable Money earned, Money owed, String completionCode) {
    return new DonePage(
        session.id(),
        headline(session.stage()),
        explanation(session.stage()),
        earned == null ? "being worked out" : Words.money(earned),
        owed,
        completionCode,
        verdict(session.outcome()),
        "passed".equals(session.outcome()) ? "" : "warm",
        session.stage() == Stage.SUBMITTED);
  }

  private static String headline(Stage stage) {
    return switch (stage) {
      case LIVE, REVIEWING -> "Not decided yet";
      case SUBMITTED -> "Submitted. Thank you.";
      case DISCARDED -> "Thrown away";
      case WITHDRAWN -> "Taken back";
    };
  }

  private static String explanation(Stage stage) {
    return switch (stage) {
      case LIVE, REVIEWING -> "Look at the recording first.";
      case SUBMITTED ->
          "Your recording is part of the study now. You see every access to it, and can take it"
              + " back at any time.";
      case DISCARDED ->
          "The recording’s key is destroyed and its files are deleted. Nobody can open it, not even"
              + " you. What you are owed stays.";
      case WITHDRAWN ->
          "The recording’s key is destroyed: every copy that the studio holds is unreadable. What"
              + " you are owed stays.";
    };
  }

  private static @Nullable String verdict(@Nullable String outcome) {
    return outcome == null
        ? null
        : switch (outcome) {
          case "passed" -> "everything is there";
          case "failed" -> "something is missing";
          default -> "they could not decide";
        };
  }
}
