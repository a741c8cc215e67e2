package greenroom.recorder;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One line of a recording's events: what was done and what was known about the screen. Times are
 * nanoseconds since the recording's start; coordinates are screen pixels.
 */
public sealed interface RecordedEvent {

  /** Nanoseconds since the recording's start. */
  long t();

  /** A box in screen pixels. */
  record Box(int x, int y, int width, int height) {
    /** Whether all of the other is within this. */
    public boolean covers(Box other) {
      return x <= other.x
          && y <= other.y
          && x + width >= other.x + other.width
          && y + height >= other.y + other.height;
    }

    /** Whether both have a pixel in common. */
    public boolean meets(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }

    /** The smallest box that covers both. */
    public Box around(Box other) {
      int left = Math.min(x, other.x);
      int top = Math.min(y, other.y);
      return new Box(
          left,
          top,
          Math.max(x + width, other.x + other.width) - left,
          Math.max(y + height, other.y + other.height) - top);
    }

    /** What both have in common; only asked of two that meet. */
    public Box common(Box other) {
      int left = Math.max(x, other.x);
      int top = Math.max(y, other.y);
      return new Box(
          left,
          top,
          Math.min(x + width, other.x + other.width) - left,
          Math.min(y + height, other.y + other.height) - top);
    }

    /** This and so many pixels on each side. */
    public Box widened(int pixels) {
      return new Box(x - pixels, y - pixels, width + 2 * pixels, height + 2 * pixels);
    }
  }

  record Pointer(long t, int x, int y, int buttons) implements RecordedEvent {}

  record Button(long t, int x, int y, int button, boolean down) implements RecordedEvent {}

  record Wheel(long t, int x, int y, int dx, int dy) implements RecordedEvent {}

  /** {@code code} is the XT scancode, or 0 if the client sent none. */
  record Key(long t, int keysym, int code, boolean down) implements RecordedEvent {
    /** Hides the content. */
    @Override
    public String toString() {
      return "Key[" + t + "]";
    }
  }

  /** {@code direction} is {@code in} (to the desktop) or {@code out}. */
  record Clipboard(long t, String direction, String text) implements RecordedEvent {
    /** Hides the content. */
    @Override
    public String toString() {
      return "Clipboard[" + t + "]";
    }
  }

  /** Something was here and was taken out by this rule; no length, no timing. */
  record Redacted(long t, String rule) implements RecordedEvent {
    /** What the rules of what was only read on the screen begin with. */
    public static final String READ = "ocr-";

    /** Whether it was only seen, so that nobody did anything to be taken out. */
    public boolean onlySeen() {
      return rule.startsWith(READ);
    }
  }

  /** A password field received exactly this planted secret. */
  record Secret(long t, String ref) implements RecordedEvent {}

  record Focus(long t, String role, String name, @Nullable Box box, String app, String source)
      implements RecordedEvent {
    /** Hides the content. */
    @Override
    public String toString() {
      return "Focus[" + t + "]";
    }
  }

  record Element(long t, String role, String name, @Nullable Box box, String app, String source)
      implements RecordedEvent {
    /** Hides the content. */
    @Override
    public String toString() {
      return "Element[" + t + "]";
    }
  }

  record Window(long t, String change, String title, String app, @Nullable Box box)
      implements RecordedEvent {
    /** Hides the content. */
    @Override
    public String toString() {
      return "Window[" + t + "]";
    }
  }

  /**
   * Everything that one window showed, as the desktop's accessibility bus tells it.
   *
   * @param reason why it was taken: {@code start}, {@code before} or {@code after} a mark, {@code
   *     demand}
   * @param whole whether nothing was left out for its size or time
   * @param nodes the window itself, then breadth first
   */
  record Tree(
      long t,
      String reason,
      String title,
      String app,
      @Nullable Box box,
      boolean whole,
      List<TreeNode> nodes)
      implements RecordedEvent {
    public Tree {
      nodes = List.copyOf(nodes);
    }

    /** The same tree with its title and every name put through this. */
    public Tree withTexts(UnaryOperator<String> change) {
      var changed =
          nodes.stream()
              .map(
                  node ->
                      new TreeNode(
                          node.parent(),
                          node.role(),
                          change.apply(node.name()),
                          node.box(),
                          node.states()))
              .toList();
      return new Tree(t, reason, change.apply(title), app, box, whole, changed);
    }

    /** Hides the content. */
    @Override
    public String toString() {
      return "Tree[" + t + "]";
    }
  }

  /**
   * One element of a tree.
   *
   * @param parent its parent's place among the nodes, or −1
   */
  record TreeNode(int parent, String role, String name, @Nullable Box box, List<String> states) {
    public TreeNode {
      states = List.copyOf(states);
    }

    /** Hides the content. */
    @Override
    public String toString() {
      return "TreeNode";
    }
  }

  record Navigation(long t, String url, String title) implements RecordedEvent {
    /** Hides the content. */
    @Override
    public String toString() {
      return "Navigation[" + t + "]";
    }
  }

  record Mark(long t, String step, boolean done) implements RecordedEvent {}

  record Pause(long t) implements RecordedEvent {}

  record Resume(long t) implements RecordedEvent {}

  /** Keys and buttons that a disconnect released; nobody let go of them. */
  record Released(long t, List<Integer> keysyms, int buttons) implements RecordedEvent {
    public Released {
      keysyms = List.copyOf(keysyms);
    }
  }
}
