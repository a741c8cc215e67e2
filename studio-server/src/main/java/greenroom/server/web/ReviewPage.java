package greenroom.server.web;

import greenroom.recorder.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * The volunteer looks at the recording and decides.
 *
 * @param ready whether the recording is closed; until then the page waits
 * @param flagged whether something personal was masked
 * @param incomplete whether the recording does not add up
 * @param recorded whether there is anything to look at
 * @param ended why the session ended early; null if it did not
 * @param discardPay what throwing it away means for pay
 */
public record ReviewPage(
    RecordingId id,
    String taskTitle,
    boolean ready,
    boolean flagged,
    boolean incomplete,
    boolean recorded,
    @Nullable ProblemWords ended,
    String discardPay)
    implements Page {
  @Override
  public String template() {
    return "review";
  }

  @Override
  public String title() {
    return recorded ? "Look at your recording" : "This session has ended";
  }
}
