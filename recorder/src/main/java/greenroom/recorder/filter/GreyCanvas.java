package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.ScreenUpdate;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The screen as it arrives, ahead of what leaves, in shades of grey: for reading only. */
final class GreyCanvas {
  private static final int BYTES_PER_PIXEL = 4;

  private int width;
  private int height;
  private byte[] pixels = new byte[0];

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Brings it up to date; answers what looks different now. */
  List<Box> apply(ScreenUpdate update) {
    var changed = new ArrayList<Box>();
    for (var change : update.changes()) {
      fit(change.box());
      switch (change) {
        case ScreenUpdate.Pixels fresh -> paste(fresh.box(), fresh.pixels(), changed);
        case ScreenUpdate.Copied copied -> {
          copy(copied);
          changed.add(copied.box());
        }
      }
    }
    return changed;
  }

  /** The first update is of the whole screen, and says how large that is. */
  private void fit(Box box) {
    int wider = Math.max(width, box.x() + box.width());
    int higher = Math.max(height, box.y() + box.height());
    if (wider > width || higher > height) {
      byte[] larger = new byte[wider * higher];
      for (int y = 0; y < height; y++) {
        System.arraycopy(pixels, y * width, larger, y * wider, width);
      }
      width = wider;
      height = higher;
      pixels = larger;
    }
  }

  private void paste(Box box, MemorySegment fresh, List<Box> changed) {
    int[] row = new int[box.width()];
    int top = -1;
    int bottom = -1;
    int left = box.width();
    int right = -1;
    for (int y = 0; y < box.height(); y++) {
      long from = (long) BYTES_PER_PIXEL * y * box.width();
      MemorySegment.copy(fresh, ValueLayout.JAVA_INT_UNALIGNED, from, row, 0, row.length);
      int at = (box.y() + y) * width + box.x();
      for (int x = 0; x < row.length; x++) {
        byte grey = grey(row[x]);
        if (pixels[at + x] != grey) {
          pixels[at + x] = grey;
          top = top < 0 ? y : top;
          bottom = y;
          left = Math.min(left, x);
          right = Math.max(right, x);
        }
      }
    }
    if (top >= 0) {
      changed.add(new Box(box.x() + left, box.y() + top, right - left + 1, bottom - top + 1));
    }
  }

  /** Luma as in ITU-R BT.601. */
  private static byte grey(int pixel) {
    int blue = pixel & 255;
    int green = pixel >> 8 & 255;
    int red = pixel >> 16 & 255;
    return (byte) ((77 * red + 150 * green + 29 * blue) >> 8);
  }

  private void copy(ScreenUpdate.Copied copied) {
    var box = copied.box();
    fit(new Box(copied.fromX(), copied.fromY(), box.width(), box.height()));
    boolean upward = copied.fromY() >= box.y();
    for (int i = 0; i < box.height(); i++) {
      // Row by row in the order that never reads what was just written.
      int y = upward ? i : box.height() - 1 - i;
      int from = (copied.fromY() + y) * width + copied.fromX();
      System.arraycopy(pixels, from, pixels, (box.y() + y) * width + box.x(), box.width());
    }
  }

  /** The rows from {@code top} to before {@code bottom}. */
  byte[] rows(int top, int bottom) {
    return Arrays.copyOfRange(pixels, top * width, bottom * width);
  }
}
