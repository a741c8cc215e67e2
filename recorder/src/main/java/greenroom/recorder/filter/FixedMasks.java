package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import java.util.List;

/** Parts of the screen that the task's author never wants recorded. */
final class FixedMasks implements Filter {
  private final Mask mask;

  FixedMasks(List<Box> boxes) {
    mask = boxes.isEmpty() ? Mask.NONE : new Mask(false, boxes);
  }

  @Override
  public void entered(RecordedEvent event) {}

  @Override
  public long context(ContextSignal signal, long left) {
    return NEVER;
  }

  @Override
  public List<RecordedEvent> leaves(RecordedEvent event) {
    return List.of(event);
  }

  @Override
  public List<RecordedEvent> left(long t) {
    return List.of();
  }

  @Override
  public List<RecordedEvent> decide(long t) {
    return List.of();
  }

  @Override
  public void interrupted() {}

  @Override
  public Mask mask(long t) {
    return mask;
  }
}
