package greenroom.server.input;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A volunteer's hands on the page: every event comes from the browser itself, as from a keyboard, a
 * mouse or an input method.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/tot/Input/">DevTools, Input</a>
 */
final class Hands {
  private static final int CONTROL = 2;
  private static final int SHIFT = 8;
  private static final long BETWEEN_NANOS = 40_000_000;

  private final ChromeDriver browser;
  private final double left;
  private final double top;
  private final double width;
  private int modifiers;
  private int buttons;

  /** Takes hold of the desktop's canvas on the page that is shown. */
  Hands(ChromeDriver browser) {
    this.browser = browser;
    this.left = canvas("left");
    this.top = canvas("top");
    this.width = canvas("width");
  }

  private double canvas(String what) {
    Object number =
        browser.executeScript(
            "return document.querySelector('.desk-screen canvas').getBoundingClientRect()." + what);
    return ((Number) java.util.Objects.requireNonNull(number)).doubleValue();
  }

  // ---- keys

  /** Presses and lets go of a key that types this character. */
  void tap(String key, String code, int windowsCode) {
    down(key, code, windowsCode);
    up(key, code, windowsCode);
  }

  void down(String key, String code, int windowsCode) {
    modifiers |= modifier(key);
    key("keyDown", key, code, windowsCode, false);
  }

  /** The keyboard repeats a key that is held. */
  void repeat(String key, String code, int windowsCode) {
    key("keyDown", key, code, windowsCode, true);
  }

  void up(String key, String code, int windowsCode) {
    modifiers &= ~modifier(key);
    key("keyUp", key, code, windowsCode, false);
  }

  private static int modifier(String key) {
    return key.equals("Control") ? CONTROL : key.equals("Shift") ? SHIFT : 0;
  }

  private void key(String type, String key, String code, int windowsCode, boolean repeat) {
    Map<String, Object> event = new HashMap<>();
    boolean types = key.length() == 1 && (modifiers & CONTROL) == 0 && type.equals("keyDown");
    event.put("type", type.equals("keyDown") && !types ? "rawKeyDown" : type);
    event.put("key", key);
    event.put("code", code);
    event.put("windowsVirtualKeyCode", windowsCode);
    event.put("modifiers", modifiers);
    event.put("autoRepeat", repeat);
    event.put("location", location(code));
    event.put("isKeypad", code.startsWith("Numpad"));
    if (types) {
      event.put("text", key);
    }
    browser.executeCdpCommand("Input.dispatchKeyEvent", event);
    rest();
  }

  /** Which of several keys of one meaning it is: the left one, the right one, the keypad's. */
  private static int location(String code) {
    return code.endsWith("Left")
        ? 1
        : code.endsWith("Right") ? 2 : code.startsWith("Numpad") ? 3 : 0;
  }

  /** Composes with an input method: what it shows on the way, and what it gives at last. */
  void compose(String onTheWay, String committed) {
    int end = onTheWay.length();
    browser.executeCdpCommand(
        "Input.imeSetComposition",
        Map.of("text", onTheWay, "selectionStart", end, "selectionEnd", end));
    rest();
    pick(committed);
  }

  /** Picks text from somewhere without keys: a list of emoji, a keyboard on the screen. */
  void pick(String text) {
    browser.executeCdpCommand("Input.insertText", Map.of("text", text));
    rest();
  }

  // ---- pointer

  /** The desktop's pixel that a place of the page is, as noVNC reckons it. */
  int[] pixel(int pageX, int pageY) {
    double scale = width / 1280;
    return new int[] {(int) ((pageX - left) / scale), (int) ((pageY - top) / scale)};
  }

  /** A place of the page within the canvas, as parts of it. */
  int[] place(double partX, double partY) {
    return new int[] {
      (int) Math.round(left + partX * width), (int) Math.round(top + partY * width * 720 / 1280)
    };
  }

  /** Right of the canvas, in the page. */
  int beyondTheEdge() {
    return (int) (left + width) + 12;
  }

  void move(int x, int y) {
    mouse("mouseMoved", x, y, "none", Map.of());
  }

  void press(int x, int y, String button) {
    buttons |= mask(button);
    mouse("mousePressed", x, y, button, Map.of("clickCount", 1));
  }

  void release(int x, int y, String button) {
    buttons &= ~mask(button);
    mouse("mouseReleased", x, y, button, Map.of("clickCount", 1));
  }

  void click(int x, int y, String button) {
    press(x, y, button);
    release(x, y, button);
  }

  void wheel(int x, int y, int deltaX, int deltaY) {
    mouse("mouseWheel", x, y, "none", Map.of("deltaX", deltaX, "deltaY", deltaY));
  }

  private static int mask(String button) {
    return switch (button) {
      case "left" -> 1;
      case "right" -> 2;
      case "middle" -> 4;
      default -> 0;
    };
  }

  private void mouse(String type, int x, int y, String button, Map<String, Object> more) {
    Map<String, Object> event = new HashMap<>(more);
    event.put("type", type);
    event.put("x", x);
    event.put("y", y);
    event.put("button", button);
    event.put("buttons", buttons);
    event.put("modifiers", modifiers);
    browser.executeCdpCommand("Input.dispatchMouseEvent", event);
    rest();
  }

  /** No person is faster; and noVNC itself sends moves not more often than every 17 ms. */
  private static void rest() {
    LockSupport.parkNanos(BETWEEN_NANOS);
  }
}
