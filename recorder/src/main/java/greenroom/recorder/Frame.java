package greenroom.recorder;

import java.awt.image.BufferedImage;

/**
 * One decoded picture of the screen.
 *
 * @param t when it began to be shown, nanoseconds since the recording's start
 */
public record Frame(long t, BufferedImage image) {
  /** Hides the content. */
  @Override
  public String toString() {
    return "Frame[" + t + "]";
  }
}
