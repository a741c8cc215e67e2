package greenroom.recorder.pipeline;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.filter.Mask;
import greenroom.recorder.video.SegmentEncoder;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
      dirty.add(change.box());
    }
    if (dirty.size() > MOST_BOXES) {
      dirty = new ArrayList<>(List.of(around(dirty)));
    }
  }

  private void paste(Box box, MemorySegment pixels) {
    long row = (long) BYTES_PER_PIXEL * box.width();
    for (int y = 0; y < box.height(); y++) {
      MemorySegment.copy(pixels, y * row, screen, at(box.x(), box.y() + y), row);
    }
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
  boolean draw(SegmentEncoder encoder, Mask mask) {
    boolean masked = !mask.equals(shownMask);
    if (mask.everything()) {
      if (masked) {
        encoder.black(whole);
      }
    } else {
      drawPart(encoder, mask, masked);
    }
    boolean visible = masked || dirty.stream().anyMatch(box -> !hidden(box, mask));
    if (!mask.everything()) {
      dirty.clear();
    }
    shownMask = mask;
    return visible;
  }

  private void drawPart(SegmentEncoder encoder, Mask mask, boolean masked) {
    if (masked) {
      // What was black and is not any more has to be drawn again.
      dirty.addAll(shownMask.everything() ? List.of(whole) : shownMask.boxes());
    }
    for (var box : dirty) {
      if (!hidden(box, mask)) {
        encoder.draw(screen, stride, box);
      }
    }
    mask.boxes().forEach(encoder::black);
  }

  /** A new encoder's picture is black. */
  void nothingShown() {
    shownMask = Mask.ALL;
  }

  private static boolean hidden(Box box, Mask mask) {
    return mask.everything() || mask.boxes().stream().anyMatch(black -> covers(black, box));
  }

  private static boolean covers(Box outer, Box inner) {
    return outer.x() <= inner.x()
        && outer.y() <= inner.y()
        && outer.x() + outer.width() >= inner.x() + inner.width()
        && outer.y() + outer.height() >= inner.y() + inner.height();
  }

  private static Box around(List<Box> boxes) {
    int left = boxes.stream().mapToInt(Box::x).min().orElse(0);
    int top = boxes.stream().mapToInt(Box::y).min().orElse(0);
    int right = boxes.stream().mapToInt(box -> box.x() + box.width()).max().orElse(0);
    int bottom = boxes.stream().mapToInt(box -> box.y() + box.height()).max().orElse(0);
    return new Box(left, top, right - left, bottom - top);
  }

  @Override
  public void close() {
    arena.close();
  }
}
