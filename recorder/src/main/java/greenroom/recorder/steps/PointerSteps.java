package greenroom.recorder.steps;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.StepAction;
import org.jspecify.annotations.Nullable;

/** Clicks, long presses, drags and scrolls. */
final class PointerSteps {
  private static final long JOIN_NANOS = 500_000_000L;
  private static final long LONG_PRESS_NANOS = 1_000_000_000L;
  private static final long PAUSE_NANOS = 1_000_000_000L;
  private static final int CLICK_PIXELS = 4;
  private static final int DRAG_PIXELS = 6;

  private final StepList steps;
  private @Nullable Held held;
  private long approached = -1;
  private long lastMove = -1;

  PointerSteps(StepList steps) {
    this.steps = steps;
  }

  /** A button that is down. */
  private record Held(OpenStep step, int x, int y, int button, long t) {
    boolean away(int otherX, int otherY) {
      return distance(x, y, otherX, otherY) > DRAG_PIXELS;
    }
  }

  void moved(long seq, RecordedEvent.Pointer move) {
    Held button = held;
    if (button != null) {
      button.step.join(seq, move.t());
      if (button.away(move.x(), move.y())) {
        button.step.become(drag(button, move.x(), move.y()));
      }
      return;
    }
    if (lastMove < 0 || move.t() - lastMove > PAUSE_NANOS) {
      approached = move.t();
    }
    lastMove = move.t();
  }

  void button(long seq, RecordedEvent.Button event) {
    if (event.down()) {
      down(seq, event);
    } else {
      up(seq, event);
    }
  }

  private void down(long seq, RecordedEvent.Button press) {
    OpenStep step = continued(press);
    if (step == null) {
      step =
          steps.open(
              approach(press.t()),
              press.t(),
              new StepAction.Click(press.x(), press.y(), press.button(), 1));
    }
    step.join(seq, press.t());
    held = new Held(step, press.x(), press.y(), press.button(), press.t());
    approached = -1;
    lastMove = -1;
  }

  /** The click that this press makes double or triple. */
  private @Nullable OpenStep continued(RecordedEvent.Button press) {
    OpenStep step = steps.current();
    if (step != null
        && step.action() instanceof StepAction.Click click
        && click.count() < 3
        && click.button() == press.button()
        && press.t() - step.to() <= JOIN_NANOS
        && distance(click.x(), click.y(), press.x(), press.y()) <= CLICK_PIXELS) {
      step.become(new StepAction.Click(click.x(), click.y(), click.button(), click.count() + 1));
      return step;
    }
    return null;
  }

  private void up(long seq, RecordedEvent.Button release) {
    Held button = held;
    if (button == null || button.button != release.button()) {
      return;
    }
    held = null;
    button.step.join(seq, release.t());
    if (button.step.action() instanceof StepAction.Drag || button.away(release.x(), release.y())) {
      button.step.become(drag(button, release.x(), release.y()));
    } else if (release.t() - button.t > LONG_PRESS_NANOS) {
      button.step.become(new StepAction.LongPress(button.x, button.y, button.button));
    }
  }

  void wheel(long seq, RecordedEvent.Wheel wheel) {
    OpenStep step = steps.current();
    if (step != null
        && step.action() instanceof StepAction.Scroll scroll
        && wheel.t() - step.to() <= JOIN_NANOS
        && distance(scroll.x(), scroll.y(), wheel.x(), wheel.y()) <= DRAG_PIXELS) {
      step.become(
          new StepAction.Scroll(
              scroll.x(), scroll.y(), scroll.dx() + wheel.dx(), scroll.dy() + wheel.dy()));
    } else {
      step =
          steps.open(
              approach(wheel.t()),
              wheel.t(),
              new StepAction.Scroll(wheel.x(), wheel.y(), wheel.dx(), wheel.dy()));
    }
    step.join(seq, wheel.t());
    approached = -1;
    lastMove = -1;
  }

  void released() {
    held = null;
    approached = -1;
    lastMove = -1;
  }

  private long approach(long t) {
    return approached >= 0 && t - lastMove <= PAUSE_NANOS ? approached : t;
  }

  private static StepAction drag(Held button, int x, int y) {
    return new StepAction.Drag(button.x, button.y, x, y, button.button);
  }

  private static double distance(int x1, int y1, int x2, int y2) {
    return Math.hypot(x1 - x2, y1 - y2);
  }
}
