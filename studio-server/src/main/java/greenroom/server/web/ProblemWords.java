package greenroom.server.web;

import greenroom.recorder.SessionProblem;
import greenroom.server.session.StudioProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a volunteer is told about a problem. The switches have no default: a problem without words
 * does not compile.
 *
 * @param code as a status says it; for one that is not known here {@code unknown}, or {@code
 *     unknown-end} if it ended the session
 * @param happened what happened, and why
 * @param advice what to do
 * @param pay what it means for pay
 */
public record ProblemWords(String code, String happened, String advice, String pay) {
  private static final String WAIT =
      "Recording has stopped and your input is held, so nothing is lost or half recorded. It is"
          + " tried again every few seconds. Wait or try now; if it stays like this, press"
          + " “Something is wrong”.";
  private static final String LOOK_AND_START_AGAIN =
      "What was recorded until then is kept: you decide what becomes of it. You can start the task"
          + " again from “My tasks”.";
  private static final String GOES_ON = "Your pay goes on while you wait.";
  private static final String PAID = "It is not your fault, and your time is paid.";
  private static final String NO_TIME_USED =
      "It is not your fault. What you are owed already stays owed.";

  /** Words for a code of the host's or the studio's that ended a session. */
  static ProblemWords ofEnd(String code) {
    return known(code).orElseGet(ProblemWords::unknownEnd);
  }

  private static Optional<ProblemWords> known(String code) {
    Optional<ProblemWords> ofHost = SessionProblem.of(code).map(ProblemWords::of);
    return ofHost.or(() -> StudioProblem.of(code).map(ProblemWords::of));
  }

  /** Words for every problem, and last for those that are not known here. */
  static List<ProblemWords> all() {
    List<ProblemWords> all = new ArrayList<>();
    for (SessionProblem problem : SessionProblem.values()) {
      all.add(of(problem));
    }
    for (StudioProblem problem : StudioProblem.values()) {
      all.add(of(problem));
    }
    all.add(unknown());
    all.add(unknownEnd());
    return all;
  }

  static ProblemWords of(SessionProblem problem) {
    String code = problem.code();
    return switch (problem) {
      case DISK_FULL ->
          new ProblemWords(
              code,
              "The machine that stores your recording has no room left on its disk.",
              WAIT,
              GOES_ON);
      case STORE_FAILED ->
          new ProblemWords(
              code,
              "What was recorded could not be stored: the disk of the machine that runs your"
                  + " desktop did not take it.",
              WAIT,
              GOES_ON);
      case SEAL_FAILED ->
          new ProblemWords(
              code,
              "What was recorded could not be encrypted, and nothing is ever stored unencrypted.",
              WAIT,
              GOES_ON);
      case ENCODER_FAILED ->
          new ProblemWords(
              code, "The picture of your desktop could not be turned into video.", WAIT, GOES_ON);
      case FILTER_FAILED ->
          new ProblemWords(
              code,
              "A step that keeps personal details out of the recording failed, and nothing is"
                  + " recorded without it.",
              WAIT,
              GOES_ON);
      case CLOCK_FAILED ->
          new ProblemWords(
              code,
              "The clock of the machine that runs your desktop went wrong, so the recording’s times"
                  + " would be wrong, too.",
              WAIT,
              GOES_ON);
      case SCREEN_LOST ->
          new ProblemWords(
              code,
              "The recorder lost sight of your desktop’s screen, and nothing is recorded blindly.",
              WAIT,
              GOES_ON);
      case HELD_TOO_MUCH ->
          new ProblemWords(
              code,
              "More was waiting to be checked and stored than may wait, because the machine that"
                  + " runs your desktop is too busy.",
              WAIT,
              GOES_ON);
      case DESKTOP_DIED ->
          new ProblemWords(
              code,
              "Your desktop stopped by itself, so this session cannot go on.",
              LOOK_AND_START_AGAIN,
              PAID);
      case NOT_PREPARED ->
          new ProblemWords(
              code,
              "Your desktop could not be made ready: the machine had none to give, or the task’s"
                  + " files could not be laid out on it.",
              "Start the task again in a minute. If it happens twice, choose another one and tell"
                  + " the study’s team.",
              PAID);
      case TASK_CHANGED ->
          new ProblemWords(
              code,
              "The task was changed by its authors while you worked on it, so this session cannot"
                  + " go on.",
              LOOK_AND_START_AGAIN,
              PAID);
      case LIMIT_REACHED ->
          new ProblemWords(
              code,
              "The time or the space that this task has is used up.",
              "The checks look at what is there. Press Finish afterwards, and look at your"
                  + " recording.",
              "Your pay is the same, whatever they say.");
      case ABANDONED ->
          new ProblemWords(
              code,
              "Nobody came back to the desktop for a long time, so the session was closed.",
              LOOK_AND_START_AGAIN,
              "Your time at it is paid.");
    };
  }

  static ProblemWords of(StudioProblem problem) {
    String code = problem.code();
    return switch (problem) {
      case HOST_UNREACHABLE ->
          new ProblemWords(
              code,
              "The machine that runs the desktops does not answer just now.",
              "Nothing that was recorded is lost, and nothing is recorded meanwhile. The studio"
                  + " keeps asking; come back in a minute.",
              "Your time until then is paid.");
      case HOST_REFUSED ->
          new ProblemWords(
              code,
              "The machine that runs the desktops did not accept this task, most likely because"
                  + " its copy of the task is not the one that you were shown. Nothing was"
                  + " recorded.",
              "Choose another task, or try this one again later. The study’s team finds the reason"
                  + " in the studio’s log.",
              NO_TIME_USED);
      case HOST_LOST_SESSION ->
          new ProblemWords(
              code,
              "The machine that ran your desktop does not know your session any more, perhaps"
                  + " because its disk was lost.",
              "You can start the task again from “My tasks”.",
              PAID);
    };
  }

  private static ProblemWords unknown() {
    return new ProblemWords(
        "unknown", "Something that guards the recording is in trouble.", WAIT, GOES_ON);
  }

  private static ProblemWords unknownEnd() {
    return new ProblemWords(
        "unknown-end",
        "This session ended early, for a reason that this page does not know.",
        LOOK_AND_START_AGAIN,
        PAID);
  }
}
