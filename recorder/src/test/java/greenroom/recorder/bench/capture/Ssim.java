package greenroom.recorder.bench.capture;

import java.awt.image.BufferedImage;

/**
 * Structural similarity of luma (Wang, Bovik, Sheikh, Simoncelli 2004), over windows of 8 × 8
 * pixels that overlap by half, as FFmpeg's filter of that name takes them.
 */
final class Ssim {
  private static final int WINDOW = 8;
  private static final int STEP = 4;
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;

  /** How luma is made of red, green and blue. */
  enum Matrix {
    BT601(0.299, 0.587, 0.114),
    BT709(0.2126, 0.7152, 0.0722);

    private final double red;
    private final double green;
    private final double blue;

    Matrix(double red, double green, double blue) {
      this.red = red;
      this.green = green;
      this.blue = blue;
    }

    private double luma(int pixel) {
      return red * (pixel >> 16 & 0xff) + green * (pixel >> 8 & 0xff) + blue * (pixel & 0xff);
    }
  }

  private Ssim() {}

  /**
   * 1 for equal pictures.
   *
   * @param decoded as {@code SegmentDecoder} makes it, that is with BT.709
   * @param made the matrix with which the recorder made luma
   */
  static double of(Eyes.Picture lossless, BufferedImage decoded, Matrix made) {
    int width = Math.min(lossless.width(), decoded.getWidth());
    int height = Math.min(lossless.height(), decoded.getHeight());
    var wanted = new double[width * height];
    var found = new double[width * height];
    var row = new int[width];
    for (int y = 0; y < height; y++) {
      decoded.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        wanted[y * width + x] = made.luma(lossless.pixels()[y * lossless.width() + x]);
        found[y * width + x] = Matrix.BT709.luma(row[x]);
      }
    }
    double sum = 0;
    int count = 0;
    for (int y = 0; y + WINDOW <= height; y += STEP) {
      for (int x = 0; x + WINDOW <= width; x += STEP) {
        sum += window(wanted, found, y * width + x, width);
        count++;
      }
    }
    return sum / count;
  }

  private static double window(double[] one, double[] two, int at, int stride) {
    double sumOne = 0;
    double sumTwo = 0;
    double squares = 0;
    double product = 0;
    for (int y = 0; y < WINDOW; y++) {
      for (int i = at + y * stride; i < at + y * stride + WINDOW; i++) {
        sumOne += one[i];
        sumTwo += two[i];
        squares += one[i] * one[i] + two[i] * two[i];
        product += one[i] * two[i];
      }
    }
    double n = WINDOW * WINDOW;
    double meanOne = sumOne / n;
    double meanTwo = sumTwo / n;
    double variances = squares / n - meanOne * meanOne - meanTwo * meanTwo;
    double covariance = product / n - meanOne * meanTwo;
    return (2 * meanOne * meanTwo + C1)
        * (2 * covariance + C2)
        / ((meanOne * meanOne + meanTwo * meanTwo + C1) * (variances + C2));
  }
}
