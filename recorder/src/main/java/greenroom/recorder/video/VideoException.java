package greenroom.recorder.video;

/** FFmpeg refused something. */
public final class VideoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VideoException(String message) {
    super(message);
  }

  /** Answers a result that is not negative. */
  static int check(String what, int result) {
    if (result < 0) {
      throw new VideoException("FFmpeg could not " + what + " (error " + result + ")");
    }
    return result;
  }
}
