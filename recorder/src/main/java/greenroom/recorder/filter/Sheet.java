package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.filter.ocr.GreyPicture;
import greenroom.recorder.filter.ocr.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of the screen in its whole width, one below the other on one picture: a line that
 * changed somewhere is read with all that stands beside it, and a picture costs a process.
 */
final class Sheet {
  /** As much above and below goes with it: the rest of the line, whatever of it changed. */
  private static final int MARGIN = 32;

  private static final int GAP = 24;
  private static final byte PAPER = (byte) 255;

  /** Rows of the screen, and where on the sheet they begin. */
  private record Band(int top, int bottom, int at) {
    int end() {
      return at + bottom - top;
    }
  }

  private final List<Band> bands;
  private final int height;
  private final GreyPicture picture;

  private Sheet(List<Band> bands, int height, GreyPicture picture) {
    this.bands = bands;
    this.height = height;
    this.picture = picture;
  }

  /** What is at these places now; at least one. */
  static Sheet of(GreyCanvas canvas, List<Box> places) {
    var bands = bands(places, canvas.height());
    byte[] pixels = new byte[canvas.width() * bands.getLast().end()];
    Arrays.fill(pixels, PAPER);
    for (var band : bands) {
      byte[] rows = canvas.rows(band.top(), band.bottom());
      System.arraycopy(rows, 0, pixels, band.at() * canvas.width(), rows.length);
    }
    return new Sheet(
        bands, canvas.height(), new GreyPicture(canvas.width(), bands.getLast().end(), pixels));
  }

  private static List<Band> bands(List<Box> places, int height) {
    var sorted = places.stream().sorted(Comparator.comparingInt(Box::y)).toList();
    var bands = new ArrayList<Band>();
    for (var place : sorted) {
      int top = Math.max(0, place.y() - MARGIN);
      int bottom = Math.min(height, place.y() + place.height() + MARGIN);
      var last = bands.isEmpty() ? null : bands.getLast();
      if (last != null && top <= last.bottom()) {
        bands.set(
            bands.size() - 1, new Band(last.top(), Math.max(last.bottom(), bottom), last.at()));
      } else {
        bands.add(new Band(top, bottom, last == null ? 0 : last.end() + GAP));
      }
    }
    return bands;
  }

  GreyPicture picture() {
    return picture;
  }

  /** Words of the sheet at their places on the screen; those that its edges cut are left out. */
  List<Word> onScreen(List<Word> words) {
    var onScreen = new ArrayList<Word>();
    for (var word : words) {
      var box = word.box();
      int middle = box.y() + box.height() / 2;
      for (var band : bands) {
        if (middle >= band.at() && middle < band.end() && !cut(box, band)) {
          int y = box.y() - band.at() + band.top();
          onScreen.add(new Word(word.text(), new Box(box.x(), y, box.width(), box.height())));
        }
      }
    }
    return onScreen;
  }

  private boolean cut(Box box, Band band) {
    boolean above = band.top() > 0 && box.y() <= band.at();
    boolean below = band.bottom() < height && box.y() + box.height() >= band.end();
    return above || below;
  }
}
