package greenroom.recorder.filter.ocr;

import java.util.Arrays;

/**
 * A picture in shades of grey.
 *
 * @param pixels a byte each, row by row without gaps, 0 for black; must not be changed any more
 */
@SuppressWarnings("ArrayRecordComponent") // compared and hashed by content below
public record GreyPicture(int width, int height, byte[] pixels) {
  public GreyPicture {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException(
          pixels.length + " pixels are no picture of " + width + " by " + height);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GreyPicture that
        && width == that.width
        && height == that.height
        && Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(pixels);
  }

  /** Hides the picture. */
  @Override
  public String toString() {
    return "GreyPicture[" + width + " by " + height + "]";
  }
}
