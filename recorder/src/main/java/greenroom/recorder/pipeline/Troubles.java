package greenroom.recorder.pipeline;

import greenroom.recorder.TroubleException;
import greenroom.recorder.video.VideoException;

/** Says, with a code, what went wrong in a pipeline. */
final class Troubles {
  private Troubles() {}

  static TroubleException tooMuchHeld() {
    return new TroubleException(
        "held-too-much",
        "More waits in memory than may be held, so recording stopped. Check that the disk is fast"
            + " enough and start recording again.");
  }

  /** Every failure of a stage stops the recording; none may pass unnoticed. */
  static TroubleException of(Throwable failure) {
    return switch (failure) {
      case TroubleException trouble -> trouble;
      case VideoException video ->
          new TroubleException(
              "encoder-failed",
              "The video could not be encoded, so recording stopped. Start recording again.",
              video);
      default ->
          // The cause's own message might quote content: only its type is kept.
          new TroubleException(
              "filter-failed",
              "Recording stopped because a step of it failed ("
                  + failure.getClass().getSimpleName()
                  + "). Start recording again.");
    };
  }
}
