package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.filter.detect.Found;
import greenroom.recorder.filter.ocr.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words that were read beside each other, as a text to search. */
final class TextLine {
  /**
   * Words that are parted by more than so many of their heights have nothing to do with another.
   */
  private static final int FAR = 10;

  private static final int WIDE = 2;

  private final List<Word> words = new ArrayList<>();
  private final List<Integer> begins = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Box box;

  private TextLine(Word first) {
    box = first.box();
    words.add(first);
  }

  /** The lines that these words make. */
  static List<TextLine> of(List<Word> words) {
    var lines = new ArrayList<TextLine>();
    words.stream()
        .sorted(Comparator.comparingInt(word -> word.box().y()))
        .forEach(
            word ->
                lines.stream()
                    .filter(line -> line.beside(word))
                    .findFirst()
                    .ifPresentOrElse(line -> line.add(word), () -> lines.add(new TextLine(word))));
    lines.forEach(TextLine::write);
    return lines;
  }

  private boolean beside(Word word) {
    return within(middle(word.box()), box) || within(middle(box), word.box());
  }

  private static int middle(Box box) {
    return box.y() + box.height() / 2;
  }

  private static boolean within(int y, Box box) {
    return y >= box.y() && y < box.y() + box.height();
  }

  private void add(Word word) {
    words.add(word);
    box = box.around(word.box());
  }

  private void write() {
    words.sort(Comparator.comparingInt(word -> word.box().x()));
    int end = words.getFirst().box().x();
    for (var word : words) {
      int gap = word.box().x() - end;
      int size = Math.max(1, word.box().height());
      if (!text.isEmpty()) {
        text.append(gap > FAR * size ? "\n" : gap > WIDE * size ? "  " : " ");
      }
      begins.add(text.length());
      text.append(word.text());
      end = Math.max(end, word.box().x() + word.box().width());
    }
  }

  String text() {
    return text.toString();
  }

  /** Around the words that have a part of it. */
  Box box(Found found) {
    Box around = null;
    for (int i = 0; i < words.size(); i++) {
      int from = begins.get(i);
      if (from < found.to() && from + words.get(i).text().length() > found.from()) {
        var own = words.get(i).box();
        around = around == null ? own : around.around(own);
      }
    }
    return around == null ? box : around;
  }

  /** What of it is written there. */
  String at(Box place) {
    var there = new StringBuilder();
    for (var word : words) {
      if (word.box().meets(place)) {
        there.append(word.text()).append(' ');
      }
    }
    return there.toString();
  }

  /** Hides the content. */
  @Override
  public String toString() {
    return "TextLine[" + box + "]";
  }
}
