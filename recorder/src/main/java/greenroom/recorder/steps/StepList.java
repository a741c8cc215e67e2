package greenroom.recorder.steps;

import greenroom.recorder.Step;
import greenroom.recorder.StepAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps in the order in which they began; the last one may still be open. */
final class StepList {
  private final List<OpenStep> steps = new ArrayList<>();
  private @Nullable OpenStep current;

  /** Opens a step; nothing joins those before it any more. */
  OpenStep open(long approached, long from, StepAction action) {
    long notBefore = steps.isEmpty() ? 0 : Math.min(from, steps.getLast().to());
    OpenStep step = new OpenStep(Math.clamp(approached, notBefore, from), from, action);
    steps.add(step);
    current = step;
    return step;
  }

  /** A step of one event. */
  void single(long seq, long t, StepAction action) {
    open(t, t, action).join(seq, t);
    current = null;
  }

  /** The step that may be joined, if any. */
  @Nullable OpenStep current() {
    return current;
  }

  void closeCurrent() {
    current = null;
  }

  /** Takes out a step that turned out to be nothing: text that was trimmed away. */
  void drop(OpenStep step) {
    steps.remove(step);
    current = null;
  }

  List<Step> finished() {
    return steps.stream().map(OpenStep::finished).toList();
  }
}
