package greenroom.task;

/**
 * How one check came out.
 *
 * @param id the check's name in its task; free of content
 * @param message what the volunteer reads about it; may hold content, so it goes only to the
 *     volunteer and into sealed parts
 */
public record CheckResult(String id, Outcome outcome, String message) {

  /** Hides the message. */
  @Override
  public String toString() {
    return "CheckResult[id=" + id + ", outcome=" + outcome + "]";
  }
}
