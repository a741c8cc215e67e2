package greenroom.recorder.video;

import java.util.Arrays;

/** The blocks of 16 × 16 pixels of a picture in which anything was drawn. */
final class ChangedBlocks {
  private static final int SIZE = 16;

  private final int columns;
  private final int rows;
  private final byte[] map;

  /** At first all of them. */
  ChangedBlocks(int width, int height) {
    columns = (width + SIZE - 1) / SIZE;
    rows = (height + SIZE - 1) / SIZE;
    map = new byte[columns * rows];
    Arrays.fill(map, (byte) 1);
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Row by row: 1 for a block that was drawn in, else 0. Not to be changed. */
  byte[] map() {
    return map;
  }

  /** Something was drawn between these coordinates, which lie within the picture. */
  void add(int left, int top, int right, int bottom) {
    if (left >= right) {
      return;
    }
    int last = (right - 1) / SIZE + 1;
    for (int row = top / SIZE; row * SIZE < bottom; row++) {
      Arrays.fill(map, row * columns + left / SIZE, row * columns + last, (byte) 1);
    }
  }

  void clear() {
    Arrays.fill(map, (byte) 0);
  }
}
