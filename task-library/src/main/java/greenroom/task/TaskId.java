package greenroom.task;

import java.util.regex.Pattern;

/**
 * The name of a task, the same in its file, its folder and every recording: lower-case words joined
 * by hyphens.
 */
public record TaskId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,11}");

  public TaskId {
    if (value.length() > 64 || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A task id is lower-case words joined by hyphens, at most 64 characters; not \""
              + value
              + "\"");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
