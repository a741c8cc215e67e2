package greenroom.recorder.steps;

import greenroom.recorder.Step;
import greenroom.recorder.StepAction;
import java.util.ArrayList;
import java.util.List;

/** A step that more events may still join. */
final class OpenStep {
  private final long approached;
  private final long from;
  private long to;
  private StepAction action;
  private final List<Long> events = new ArrayList<>();

  OpenStep(long approached, long from, StepAction action) {
    this.approached = approached;
    this.from = from;
    this.to = from;
    this.action = action;
  }

  StepAction action() {
    return action;
  }

  long to() {
    return to;
  }

  void join(long seq, long t) {
    events.add(seq);
    to = Math.max(to, t);
  }

  void become(StepAction other) {
    action = other;
  }

  Step finished() {
    return new Step(approached, from, to, action, events.stream().sorted().toList());
  }
}
