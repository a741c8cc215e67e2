package greenroom.recorder.pipeline;

import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import greenroom.recorder.video.VideoException;

/** Says, with a code, what went wrong in a pipeline. */
final class Troubles {
  private Troubles() {}

  static TroubleException tooMuchHeld() {
    return new TroubleException(
        SessionProblem.HELD_TOO_MUCH,
        "More waits in memory than may be held, so recording stopped. Check that the disk is fast"
            + " enough and start recording again.");
  }

  /** Every failure of a stage stops the recording; none may pass unnoticed. */
  static TroubleException of(Throwable failure) {
    return switch (failure) {
      case TroubleException trouble -> trouble;
      case VideoException video ->
          new TroubleException(
              SessionProblem.ENCODER_FAILED,
              "The video could not be encoded, so recording stopped. Start recording again.",
              video);
      default ->
          // The cause's own message might quote content: only its type is kept.
          new TroubleException(
              SessionProblem.FILTER_FAILED,
              "Recording stopped because a step of it failed ("
                  + failure.getClass().getSimpleName()
                  + "). Start recording again.");
    };
  }
}
