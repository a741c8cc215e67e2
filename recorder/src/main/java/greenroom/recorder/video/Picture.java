package greenroom.recorder.video;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import greenroom.recorder.RecordedEvent.Box;
import java.lang.foreign.MemorySegment;

/**
 * The encoder's picture: three planes, 4:2:0, limited range, BT.709 (what the codec string {@code
 * vp09.00.31.08} promises). Only what changed is converted.
 */
final class Picture {
  private final int width;
  private final int height;
  private final MemorySegment luma;
  private final MemorySegment blue;
  private final MemorySegment red;
  private final int lumaStride;
  private final int chromaStride;
  private final PictureHash hash;
  private final ChangedBlocks changed;

  /** Width and height are even; planes are as large as their strides say. */
  Picture(
      int width,
      int height,
      MemorySegment luma,
      int lumaStride,
      MemorySegment blue,
      MemorySegment red,
      int chromaStride) {
    this.width = width;
    this.height = height;
    this.luma = luma;
    this.lumaStride = lumaStride;
    this.blue = blue;
    this.red = red;
    this.chromaStride = chromaStride;
    this.hash = new PictureHash(height / 2);
    this.changed = new ChangedBlocks(width, height);
  }

  /** Equal for equal pictures; for others it is not, but by a chance that never comes. */
  long hash() {
    return hash.of(this::hashOfRows);
  }

  /** Where it was drawn on since it was encoded last. */
  ChangedBlocks changed() {
    return changed;
  }

  private long hashOfRows(int pair) {
    long upper = 2L * pair * lumaStride;
    long chroma = (long) pair * chromaStride;
    long sum = PictureHash.add(pair, luma, upper, width);
    sum = PictureHash.add(sum, luma, upper + lumaStride, width);
    sum = PictureHash.add(sum, blue, chroma, width / 2);
    return PictureHash.add(sum, red, chroma, width / 2);
  }

  /** Converts a box of a BGR0 screen of this size, widened to even coordinates. */
  void draw(MemorySegment screen, int stride, Box box) {
    int left = Math.max(0, box.x()) & ~1;
    int top = Math.max(0, box.y()) & ~1;
    int right = Math.min(width, (box.x() + box.width() + 1) & ~1);
    int bottom = Math.min(height, (box.y() + box.height() + 1) & ~1);
    for (int y = top; y < bottom; y += 2) {
      drawRows(screen, stride, left, right, y);
    }
    hash.changed(top / 2, bottom / 2);
    changed.add(left, top, right, bottom);
  }

  private void drawRows(MemorySegment screen, int stride, int left, int right, int y) {
    long upper = (long) y * stride + 4L * left;
    long lower = upper + stride;
    long lumaAt = (long) y * lumaStride + left;
    long chromaAt = (long) (y / 2) * chromaStride + left / 2;
    for (int x = left; x < right; x += 2) {
      int a = screen.get(JAVA_INT_UNALIGNED, upper);
      int b = screen.get(JAVA_INT_UNALIGNED, upper + 4);
      int c = screen.get(JAVA_INT_UNALIGNED, lower);
      int d = screen.get(JAVA_INT_UNALIGNED, lower + 4);
      luma.set(JAVA_BYTE, lumaAt, luma(a));
      luma.set(JAVA_BYTE, lumaAt + 1, luma(b));
      luma.set(JAVA_BYTE, lumaAt + lumaStride, luma(c));
      luma.set(JAVA_BYTE, lumaAt + lumaStride + 1, luma(d));
      // Four pixels share a colour: their mean, by sums.
      int sumRed =
          ((a >> 16) & 0xff) + ((b >> 16) & 0xff) + ((c >> 16) & 0xff) + ((d >> 16) & 0xff);
      int sumGreen = ((a >> 8) & 0xff) + ((b >> 8) & 0xff) + ((c >> 8) & 0xff) + ((d >> 8) & 0xff);
      int sumBlue = (a & 0xff) + (b & 0xff) + (c & 0xff) + (d & 0xff);
      blue.set(JAVA_BYTE, chromaAt, blue(sumRed, sumGreen, sumBlue));
      red.set(JAVA_BYTE, chromaAt, red(sumRed, sumGreen, sumBlue));
      upper += 8;
      lower += 8;
      lumaAt += 2;
      chromaAt++;
    }
  }

  /** Paints a box black, widened to even coordinates. */
  void black(Box box) {
    int left = Math.max(0, box.x()) & ~1;
    int top = Math.max(0, box.y()) & ~1;
    int right = Math.min(width, (box.x() + box.width() + 1) & ~1);
    int bottom = Math.min(height, (box.y() + box.height() + 1) & ~1);
    if (right <= left) {
      return;
    }
    for (int y = top; y < bottom; y++) {
      luma.asSlice((long) y * lumaStride + left, right - left).fill((byte) 16);
    }
    hash.changed(top / 2, bottom / 2);
    changed.add(left, top, right, bottom);
    for (int y = top / 2; y < bottom / 2; y++) {
      blue.asSlice((long) y * chromaStride + left / 2, (right - left) / 2).fill((byte) 128);
      red.asSlice((long) y * chromaStride + left / 2, (right - left) / 2).fill((byte) 128);
    }
  }

  // ITU-R BT.709 with limited range, in 16-bit fixed point.
  private static byte luma(int pixel) {
    int r = (pixel >> 16) & 0xff;
    int g = (pixel >> 8) & 0xff;
    int b = pixel & 0xff;
    return (byte) (16 + ((11966 * r + 40254 * g + 4064 * b + 32768) >> 16));
  }

  private static byte blue(int r, int g, int b) {
    return (byte) (128 + ((-6596 * r - 22189 * g + 28784 * b + 131072) >> 18));
  }

  private static byte red(int r, int g, int b) {
    return (byte) (128 + ((28784 * r - 26145 * g - 2639 * b + 131072) >> 18));
  }
}
