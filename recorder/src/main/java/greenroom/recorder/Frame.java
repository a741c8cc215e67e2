package greenroom.recorder;

/**
 * One decoded picture of the screen.
 *
 * @param t its presentation time in nanoseconds since the recording's start
 * @param pixels {@code 0xFFrrggbb}, row by row from the top left; the frame owns them
 */
public record Frame(long t, int width, int height, int[] pixels) {
  public Frame {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          "a frame of " + width + "×" + height + " cannot have " + pixels.length + " pixels");
    }
  }

  /** Hides the picture. */
  @Override
  public String toString() {
    return "Frame[" + t + " " + width + "×" + height + "]";
  }
}
