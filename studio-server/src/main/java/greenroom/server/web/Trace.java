package greenroom.server.web;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where something failed, for the log: kinds and places, never messages, which may quote people.
 */
final class Trace {
  private static final int FRAMES = 6;

  private Trace() {}

  /** One line: each cause's class and our own frames, innermost first. */
  static String of(Throwable error) {
    StringBuilder text = new StringBuilder(named(error));
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      text.append(" < ").append(named(cause));
    }
    return text.toString();
  }

  private static String named(Throwable error) {
    String state = error instanceof SQLException sql ? " SQLSTATE " + sql.getSQLState() : "";
    String frames =
        Arrays.stream(error.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("greenroom."))
            .limit(FRAMES)
            .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
            .collect(Collectors.joining(" "));
    return error.getClass().getName() + state + (frames.isEmpty() ? "" : " [" + frames + "]");
  }
}
