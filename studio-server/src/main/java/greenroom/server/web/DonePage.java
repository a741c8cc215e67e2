package greenroom.server.web;

import greenroom.recorder.RecordingId;
import greenroom.server.Money;
import org.jspecify.annotations.Nullable;

/**
 * After the decision: what is owed, and the completion code.
 *
 * @param earned what this session earned, in words
 * @param owed altogether
 * @param verdict what the checks said, in words; null if they did not run
 */
public record DonePage(
    RecordingId id,
    String headline,
    String explanation,
    String earned,
    Money owed,
    String completionCode,
    @Nullable String verdict,
    String verdictTone,
    boolean canWithdraw)
    implements Page {
  @Override
  public String template() {
    return "done";
  }

  @Override
  public String title() {
    return headline;
  }
}
