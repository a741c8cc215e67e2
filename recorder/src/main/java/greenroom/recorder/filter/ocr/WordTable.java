package greenroom.recorder.filter.ocr;

import greenroom.recorder.RecordedEvent.Box;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Tesseract's table of what it read: tab-separated, a heading, a row for the page and rows for what
 * is on it. What is not such a table, or is one of another picture, was not read.
 *
 * @see <a href="https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html#tsv-output">TSV</a>
 */
final class WordTable {
  private static final String HEADING = "level\tpage_num\t";
  private static final int COLUMNS = 12;
  private static final int PAGE = 1;
  private static final int WORD = 5;

  private WordTable() {}

  /** The words of the table that Tesseract made of this picture, doubled. */
  static List<Word> read(String table, GreyPicture picture) {
    try {
      var rows = table.lines().iterator();
      if (!next(rows).startsWith(HEADING) || !isPageOf(picture, next(rows).split("\t", -1))) {
        throw notATable();
      }
      var words = new ArrayList<Word>();
      while (rows.hasNext()) {
        var cells = rows.next().split("\t", -1);
        if (cells.length != COLUMNS) {
          throw notATable();
        }
        if (Integer.parseInt(cells[0]) == WORD && !cells[COLUMNS - 1].isBlank()) {
          words.add(new Word(cells[COLUMNS - 1].strip(), box(cells, picture)));
        }
      }
      return words;
    } catch (NumberFormatException e) {
      throw notATable(); // its message would quote what was read
    }
  }

  private static String next(Iterator<String> rows) {
    return rows.hasNext() ? rows.next() : "";
  }

  private static boolean isPageOf(GreyPicture picture, String[] cells) {
    return cells.length == COLUMNS
        && Integer.parseInt(cells[0]) == PAGE
        && Integer.parseInt(cells[8]) == Doubled.SCALE * picture.width()
        && Integer.parseInt(cells[9]) == Doubled.SCALE * picture.height();
  }

  private static Box box(String[] cells, GreyPicture picture) {
    int left = Integer.parseInt(cells[6]) / Doubled.SCALE;
    int top = Integer.parseInt(cells[7]) / Doubled.SCALE;
    int width = Integer.parseInt(cells[8]) / Doubled.SCALE + 1;
    int height = Integer.parseInt(cells[9]) / Doubled.SCALE + 1;
    if (left < 0 || top < 0 || left >= picture.width() || top >= picture.height()) {
      throw notATable();
    }
    return new Box(
        left,
        top,
        Math.clamp(width, 1, picture.width() - left),
        Math.clamp(height, 1, picture.height() - top));
  }

  private static ReadingException notATable() {
    return new ReadingException("tesseract answered with something else than its table.");
  }
}
