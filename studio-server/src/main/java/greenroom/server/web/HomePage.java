package greenroom.server.web;

import greenroom.recorder.RecordingId;
import greenroom.server.Money;
import greenroom.server.OfferedTask;
import greenroom.server.session.Stage;
import greenroom.server.session.TaskSession;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A volunteer's own page: tasks, recordings, what is owed. */
public record HomePage(
    String studyTitle,
    List<OfferedTask> tasks,
    @Nullable Live live,
    List<Row> sessions,
    Money owed,
    Money paid,
    Money hourlyFloor)
    implements Page {
  private static final int SHORT = 150;

  public HomePage {
    tasks = List.copyOf(tasks);
    sessions = List.copyOf(sessions);
  }

  /**
   * The session that is still open.
   *
   * @param words how it stands
   */
  public record Live(RecordingId id, String title, String words) {
    static Live of(TaskSession session, String title) {
      String problem = session.problem();
      if (problem == null) {
        return new Live(session.id(), title, "Your desktop is where you left it.");
      }
      ProblemWords words = ProblemWords.ofEnd(problem);
      return new Live(session.id(), title, words.happened() + " " + words.pay());
    }
  }

  /**
   * One session in the list.
   *
   * @param earned an amount, or what is said in its place
   * @param tone the pill's style
   * @param openLabel a link to go on, or null
   */
  public record Row(
      RecordingId id,
      String title,
      Instant startedAt,
      long activeSeconds,
      String earned,
      String state,
      String tone,
      @Nullable String openLabel,
      String openAddress,
      boolean canWithdraw) {

    static Row of(TaskSession session, String title, @Nullable Money earned) {
      return new Row(
          session.id(),
          title,
          session.startedAt(),
          session.activeSeconds(),
          earned == null ? "—" : Words.money(earned),
          stateWords(session.stage()),
          tone(session.stage()),
          openLabel(session.stage()),
          openAddress(session),
          session.stage() == Stage.SUBMITTED);
    }

    private static String stateWords(Stage stage) {
      return switch (stage) {
        case LIVE -> "open";
        case REVIEWING -> "waits for you";
        case SUBMITTED -> "submitted";
        case DISCARDED -> "thrown away";
        case WITHDRAWN -> "taken back";
      };
    }

    private static String tone(Stage stage) {
      return switch (stage) {
        case LIVE, REVIEWING -> "warm";
        case SUBMITTED -> "";
        case DISCARDED, WITHDRAWN -> "dull";
      };
    }

    private static @Nullable String openLabel(Stage stage) {
      return switch (stage) {
        case LIVE -> "Go on";
        case REVIEWING -> "Look at it";
        case SUBMITTED, DISCARDED, WITHDRAWN -> "Code";
      };
    }

    private static String openAddress(TaskSession session) {
      return "/sessions/"
          + session.id()
          + switch (session.stage()) {
            case LIVE -> "";
            case REVIEWING -> "/review";
            case SUBMITTED, DISCARDED, WITHDRAWN -> "/done";
          };
    }
  }

  @Override
  public String template() {
    return "home";
  }

  @Override
  public String title() {
    return "Your tasks";
  }

  @Override
  public String section() {
    return "/home";
  }

  /**
   * The beginning of a text, cut at a word. Sentences with a placeholder are left out: it is filled
   * in only for a session.
   */
  public static String shortened(String text) {
    String plain =
        Arrays.stream(text.replaceAll("\\s+", " ").strip().split("(?<=[.!?]) "))
            .filter(sentence -> !sentence.contains("${"))
            .collect(Collectors.joining(" "));
    if (plain.length() <= SHORT) {
      return plain;
    }
    int end = plain.lastIndexOf(' ', SHORT);
    return plain.substring(0, end > 0 ? end : SHORT) + " …";
  }
}
