package greenroom.server.web;

import greenroom.recorder.RecordingId;
import greenroom.server.OfferedTask;
import java.util.List;

/**
 * The live desktop beside its task.
 *
 * @param task filled in for this session
 * @param marks ids of the steps that are ticked off
 */
public record SessionPage(RecordingId id, OfferedTask task, List<String> marks) implements Page {
  public SessionPage {
    marks = List.copyOf(marks);
  }

  /** The instruction's paragraphs. */
  public List<String> instruction() {
    return List.of(task.instruction().strip().split("\\n\\s*\\n"));
  }

  /** What the page says when its host names a problem. */
  public List<ProblemWords> problems() {
    return ProblemWords.all();
  }

  @Override
  public String template() {
    return "session";
  }

  @Override
  public String title() {
    return task.title();
  }
}
