package greenroom.recorder.steps;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.Step;
import greenroom.recorder.StepAction;
import java.util.List;

/**
 * Turns events into steps: presses of a button within 0.5 s and 4 px join to a double or triple
 * click; one that moves more than 6 px is a drag, one longer than a second a long press; character
 * keys join to text, which Backspace trims; a key with Control, Alt or Super is a hotkey; wheel
 * events within 0.5 s at one place join.
 */
public final class StepDerivation {
  /** Changes whenever the same events would give other steps. */
  public static final int VERSION = 1;

  private final StepList steps = new StepList();
  private final PointerSteps pointer = new PointerSteps(steps);
  private final KeySteps keys = new KeySteps(steps);

  private StepDerivation() {}

  /** The steps of these events, which must be in order. */
  public static List<Step> derive(List<RecordedLine> events) {
    StepDerivation derivation = new StepDerivation();
    events.forEach(derivation::accept);
    return derivation.steps.finished();
  }

  private void accept(RecordedLine line) {
    switch (line.event()) {
      case RecordedEvent.Pointer it -> pointer.moved(line.seq(), it);
      case RecordedEvent.Button it -> pointer.button(line.seq(), it);
      case RecordedEvent.Wheel it -> pointer.wheel(line.seq(), it);
      case RecordedEvent.Key it -> keys.key(line.seq(), it);
      case RecordedEvent.Clipboard it -> {
        if (it.direction().equals("in")) {
          steps.single(line.seq(), it.t(), new StepAction.Paste(it.text()));
        }
      }
      case RecordedEvent.Secret it ->
          steps.single(line.seq(), it.t(), new StepAction.Secret(it.ref()));
      case RecordedEvent.Redacted it -> {
        if (!it.onlySeen()) {
          steps.single(line.seq(), it.t(), new StepAction.Redacted(it.rule()));
        }
      }
      case RecordedEvent.Pause _ -> interrupted();
      case RecordedEvent.Resume _ -> interrupted();
      case RecordedEvent.Released _ -> interrupted();
      case RecordedEvent.Focus _ -> {}
      case RecordedEvent.Element _ -> {}
      case RecordedEvent.Window _ -> {}
      case RecordedEvent.Tree _ -> {}
      case RecordedEvent.Navigation _ -> {}
      case RecordedEvent.Mark _ -> {}
    }
  }

  private void interrupted() {
    steps.closeCurrent();
    pointer.released();
    keys.released();
  }
}
