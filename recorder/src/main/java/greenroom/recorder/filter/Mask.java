package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent.Box;
import java.util.List;

/**
 * What must be black in a picture.
 *
 * @param everything the whole picture; then the boxes do not matter
 */
public record Mask(boolean everything, List<Box> boxes) {
  /** Nothing is black. */
  public static final Mask NONE = new Mask(false, List.of());

  /** Everything is black. */
  public static final Mask ALL = new Mask(true, List.of());

  public Mask {
    boxes = List.copyOf(boxes);
  }

  public boolean empty() {
    return !everything && boxes.isEmpty();
  }

  /** Whether all of the box is black. */
  public boolean covers(Box box) {
    return everything || boxes.stream().anyMatch(black -> black.covers(box));
  }
}
