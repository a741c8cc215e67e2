package greenroom.recorder.pipeline;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.filter.Mask;
import greenroom.recorder.video.PartEncoder;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The screen as it was when what leaves the delay line was captured: unmasked, in native memory,
 * and what of it the encoder's picture does not show yet.
 */
final class Canvas implements AutoCloseable {
  private static final int BYTES_PER_PIXEL = 4;
  private static final int MOST_BOXES = 64;

  private final Arena arena = Arena.ofShared();
  private final Box whole;
  private final int stride;
  private final MemorySegment screen;
  private List<Box> dirty = new ArrayList<>();
  private Mask shownMask = Mask.ALL;

  Canvas(int width, int height) {
    whole = new Box(0, 0, width, height);
    stride = BYTES_PER_PIXEL * width;
    // One row more than the screen has, for the encoder's even height.
    screen = arena.allocate((long) stride * (height + 1) + BYTES_PER_PIXEL);
  }

  void apply(ScreenUpdate update) {
    for (var change : update.changes()) {
      switch (change) {
        case ScreenUpdate.Pixels pixels -> paste(pixels.box(), pixels.pixels());
        case ScreenUpdate.Copied copied -> copy(copied);
      }
    }
    if (dirty.size() > MOST_BOXES) {
      dirty = new ArrayList<>(List.of(dirty.stream().reduce(Box::around).orElseThrow()));
    }
  }

  /**
   * Servers send more than what changed; the exact box saves work, and keeps a change behind a mask
   * from looking like one beside it.
   */
  private void paste(Box box, MemorySegment pixels) {
    long row = (long) BYTES_PER_PIXEL * box.width();
    int top = -1;
    int bottom = -1;
    long left = row;
    long right = 0;
    for (int y = 0; y < box.height(); y++) {
      var now = pixels.asSlice(y * row, row);
      var before = screen.asSlice(at(box.x(), box.y() + y), row);
      long first = now.mismatch(before);
      if (first >= 0) {
        top = top < 0 ? y : top;
        bottom = y;
        left = Math.min(left, first);
        right = Math.max(right, lastChange(now, before, right));
        before.copyFrom(now);
      }
    }
    if (top >= 0) {
      int from = (int) (left / BYTES_PER_PIXEL);
      int to = (int) (right / BYTES_PER_PIXEL) + 1;
      dirty.add(new Box(box.x() + from, box.y() + top, to - from, bottom - top + 1));
    }
  }

  /** The last pixel that differs, as a byte offset; not looked for below {@code least}. */
  private static long lastChange(MemorySegment now, MemorySegment before, long least) {
    long at = now.byteSize() - BYTES_PER_PIXEL;
    while (at > least
        && now.get(ValueLayout.JAVA_INT_UNALIGNED, at)
            == before.get(ValueLayout.JAVA_INT_UNALIGNED, at)) {
      at -= BYTES_PER_PIXEL;
    }
    return at;
  }

  private void copy(ScreenUpdate.Copied copied) {
    var box = copied.box();
    long row = (long) BYTES_PER_PIXEL * box.width();
    boolean upward = copied.fromY() >= box.y();
    for (int i = 0; i < box.height(); i++) {
      // Row by row in the order that never reads what was just written.
      int y = upward ? i : box.height() - 1 - i;
      MemorySegment.copy(
          screen, at(copied.fromX(), copied.fromY() + y), screen, at(box.x(), box.y() + y), row);
    }
    dirty.add(box);
  }

  private long at(int x, int y) {
    return (long) y * stride + (long) BYTES_PER_PIXEL * x;
  }

  /**
   * Brings the encoder's picture up to date.
   *
   * @return whether it looks different now. Changes behind a mask do not count: when they happened
   *     is nobody's business either.
   */
  boolean draw(PartEncoder encoder, Mask mask) {
    boolean masked = !mask.equals(shownMask);
    if (mask.everything()) {
      if (masked) {
        encoder.black(whole);
      }
    } else {
      drawPart(encoder, mask, masked);
    }
    boolean visible = masked || dirty.stream().anyMatch(box -> !mask.covers(box));
    if (!mask.everything()) {
      dirty.clear();
    }
    shownMask = mask;
    return visible;
  }

  private void drawPart(PartEncoder encoder, Mask mask, boolean masked) {
    if (masked) {
      // What was black and is not any more has to be drawn again.
      dirty.addAll(shownMask.everything() ? List.of(whole) : shownMask.boxes());
    }
    for (var box : dirty) {
      if (!mask.covers(box)) {
        encoder.draw(screen, stride, box);
      }
    }
    mask.boxes().forEach(encoder::black);
  }

  /** A new encoder's picture is black. */
  void nothingShown() {
    shownMask = Mask.ALL;
  }

  @Override
  public void close() {
    arena.close();
  }
}
