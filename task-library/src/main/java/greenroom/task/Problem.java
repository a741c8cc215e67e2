package greenroom.task;

import java.util.regex.Pattern;

/**
 * Why a task cannot be accepted, where, and what to do about it.
 *
 * @param file the file, as its author knows it
 * @param line counted from 1; 0 when the problem is about the file as a whole
 * @param column counted from 1; 0 when the problem is about the file as a whole
 * @param path the field, such as {@code steps[2].text}; empty for the file as a whole
 * @param message what is wrong, as a sentence
 * @param suggestion what to do, as a sentence; empty if there is nothing to suggest
 */
public record Problem(
    String file, int line, int column, String path, String message, String suggestion) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\u0080-\u009f\u2028-\u202e]");

  public Problem {
    file = printable(file);
    path = printable(path);
    message = printable(message);
    suggestion = printable(suggestion);
  }

  /** What is quoted from a file may hold control characters; a terminal would obey them. */
  private static String printable(String text) {
    return CONTROL.matcher(text).replaceAll("\uFFFD");
  }

  /** {@code task.yaml:12:5 steps[2].txet: There is no such field. Did you mean "text"?} */
  @Override
  public String toString() {
    var place = line == 0 ? file : file + ":" + line + ":" + column;
    var field = path.isEmpty() ? "" : " " + path;
    var advice = suggestion.isEmpty() ? "" : " " + suggestion;
    return place + field + ": " + message + advice;
  }
}
