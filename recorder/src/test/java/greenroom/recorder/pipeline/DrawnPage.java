package greenroom.recorder.pipeline;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.filter.ocr.GreyPicture;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A small screen with lines of text that are only drawn. */
final class DrawnPage {
  static final int WIDTH = 800;
  static final int HEIGHT = 300;
  static final Box WHOLE = new Box(0, 0, WIDTH, HEIGHT);
  private static final int LEFT = 20;
  private static final int LINE = 24;

  final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

  DrawnPage() {
    fill(WHOLE, Color.WHITE);
  }

  /** The strip of the screen in which a line stands. */
  static Box line(int number) {
    return new Box(0, 20 + LINE * number, WIDTH, LINE);
  }

  /** Writes a line anew, from the left. */
  DrawnPage write(int line, String text) {
    return write(line, LEFT, text, true);
  }

  /** Writes beside what stands there. */
  DrawnPage beside(int line, int x, String text) {
    return write(line, x, text, false);
  }

  private DrawnPage write(int line, int x, String text, boolean anew) {
    if (anew) {
      fill(line(line), Color.WHITE);
    }
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(new Font("DejaVu Sans", Font.PLAIN, 13));
    pen.setColor(Color.BLACK);
    pen.drawString(text, x, line(line).y() + 16);
    pen.dispose();
    return this;
  }

  void fill(Box box, Color color) {
    var pen = image.createGraphics();
    pen.setColor(color);
    pen.fillRect(box.x(), box.y(), box.width(), box.height());
    pen.dispose();
  }

  /** A picture as a reader takes it. */
  static GreyPicture grey(BufferedImage image) {
    byte[] pixels = new byte[image.getWidth() * image.getHeight()];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
      pixels[i] = (byte) ((pixel >> 8) & 255);
    }
    return new GreyPicture(image.getWidth(), image.getHeight(), pixels);
  }
}
