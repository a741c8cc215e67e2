package greenroom.recorder.bench.filter;

import greenroom.recorder.RecordedEvent.Box;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A page of plain text on a small screen, word by word. */
final class TextPage {
  static final int WIDTH = FormPage.WIDTH;
  static final int HEIGHT = FormPage.HEIGHT;
  static final Box WHOLE = new Box(0, 0, WIDTH, HEIGHT);
  private static final int LINE = 22;
  private static final int MARGIN = 8;
  private static final Font FONT = new Font("DejaVu Sans Mono", Font.PLAIN, 15);
  private static final int CHARACTER = 9;
  private static final int COLUMNS = (WIDTH - 2 * MARGIN) / CHARACTER;
  private static final int ROWS = (HEIGHT - 2 * MARGIN) / LINE;

  /** A word with its place. */
  record Word(String text, Box box) {}

  final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

  TextPage() {
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.dispose();
  }

  /** Sets words in lines and lines on pages. */
  static List<List<Word>> set(List<String> words) {
    List<List<Word>> pages = new ArrayList<>();
    int row = ROWS;
    int column = 0;
    for (var word : words) {
      if (column + word.length() > COLUMNS && column > 0) {
        row++;
        column = 0;
      }
      if (row >= ROWS) {
        pages.add(new ArrayList<>());
        row = 0;
        column = 0;
      }
      int x = MARGIN + column * CHARACTER;
      var box = new Box(x, MARGIN + row * LINE, word.length() * CHARACTER, LINE);
      pages.getLast().add(new Word(word, box));
      column += word.length() + 1;
    }
    return pages;
  }

  void draw(Word word) {
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(FONT);
    pen.setColor(Color.BLACK);
    pen.drawString(word.text(), word.box().x(), word.box().y() + 16);
    pen.dispose();
  }
}
