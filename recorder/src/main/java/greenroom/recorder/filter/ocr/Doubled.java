package greenroom.recorder.filter.ocr;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A picture twice as wide and high, as a binary PGM file: Tesseract was taught on print, whose
 * letters have more pixels than a screen's.
 *
 * @see <a href="https://netpbm.sourceforge.net/doc/pgm.html">the format</a>
 */
final class Doubled {
  static final int SCALE = 2;

  private Doubled() {}

  static void write(GreyPicture picture, OutputStream output) throws IOException {
    int width = SCALE * picture.width();
    int height = SCALE * picture.height();
    output.write(("P5 " + width + " " + height + " 255\n").getBytes(StandardCharsets.US_ASCII));
    byte[] row = new byte[width];
    int[] blended = new int[picture.width()];
    for (int y = 0; y < height; y++) {
      blend(picture, y, blended);
      for (int x = 0; x < width; x++) {
        int near = blended[x / 2];
        int far = blended[Math.clamp(x / 2 + beside(x), 0, blended.length - 1)];
        row[x] = (byte) ((3 * near + far + 8) >> 4);
      }
      output.write(row);
    }
  }

  /** Bilinear: a new pixel lies a quarter of the way from its own old one to a neighbour. */
  private static void blend(GreyPicture picture, int y, int[] blended) {
    int near = y / 2 * picture.width();
    int far = Math.clamp(y / 2 + beside(y), 0, picture.height() - 1) * picture.width();
    byte[] pixels = picture.pixels();
    for (int x = 0; x < blended.length; x++) {
      blended[x] = 3 * (pixels[near + x] & 255) + (pixels[far + x] & 255);
    }
  }

  private static int beside(int place) {
    return place % 2 == 0 ? -1 : 1;
  }
}
