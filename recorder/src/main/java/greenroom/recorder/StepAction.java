package greenroom.recorder;

import java.util.List;

/**
 * What a step did. Coordinates are screen pixels; key names are PyAutoGUI's. The names follow the
 * action vocabulary of AgentNet where it has one.
 */
public sealed interface StepAction {

  /**
   * One to three presses of a mouse button at one place.
   *
   * @param button 1 left, 2 middle, 3 right
   */
  record Click(int x, int y, int button, int count) implements StepAction {}

  /** A button held for longer than a second without moving. */
  record LongPress(int x, int y, int button) implements StepAction {}

  record Drag(int fromX, int fromY, int toX, int toY, int button) implements StepAction {}

  /** Wheel clicks together; positive {@code dy} is down, positive {@code dx} to the right. */
  record Scroll(int x, int y, int dx, int dy) implements StepAction {}

  /** Text as it stood after corrections with Backspace. */
  record Write(String text) implements StepAction {
    /** Hides the text. */
    @Override
    public String toString() {
      return "Write[" + text.length() + "]";
    }
  }

  record Press(String key) implements StepAction {}

  /** Keys together, modifiers first. */
  record Hotkey(List<String> keys) implements StepAction {
    public Hotkey {
      keys = List.copyOf(keys);
    }
  }

  /** Text came in through the clipboard. */
  record Paste(String text) implements StepAction {
    /** Hides the text. */
    @Override
    public String toString() {
      return "Paste[" + text.length() + "]";
    }
  }

  /** A planted secret was typed into a password field. */
  record Secret(String ref) implements StepAction {}

  /** Something was done here that was taken out. */
  record Redacted(String rule) implements StepAction {}
}
