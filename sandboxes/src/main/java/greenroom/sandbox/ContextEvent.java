package greenroom.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the desktop's accessibility bus or browser said about what is on the screen.
 *
 * @see <a href="https://gnome.pages.gitlab.gnome.org/at-spi2-core/">AT-SPI 2</a>
 */
public sealed interface ContextEvent {

  /** When it happened, in nanoseconds of {@code CLOCK_MONOTONIC}. */
  long nanos();

  /** The same event at another time. */
  default ContextEvent at(long nanos) {
    return switch (this) {
      case Focus e -> new Focus(nanos, e.element());
      case Element e -> new Element(nanos, e.element());
      case Window e -> new Window(nanos, e.change(), e.title(), e.app(), e.box());
      case Navigation e -> new Navigation(nanos, e.url(), e.title());
      case Tree e ->
          new Tree(nanos, e.request(), e.title(), e.app(), e.box(), e.whole(), e.nodes());
      case PasswordField e -> new PasswordField(nanos, e.key(), e.shown(), e.box());
      case Text e ->
          new Text(
              nanos, e.key(), e.text(), e.shown(), e.box(), e.certain(), e.editable(), e.label());
    };
  }

  /** A box in screen pixels. */
  record Box(int x, int y, int width, int height) {}

  /** What an element on the screen is. {@code source} is {@code at-spi} or {@code browser}. */
  record ElementInfo(
      String role, String name, @Nullable Box box, String app, String source, boolean password) {
    /** Hides the name: it may hold content. */
    @Override
    public String toString() {
      return "ElementInfo[role=" + role + ", source=" + source + ", password=" + password + "]";
    }
  }

  /** The keyboard focus moved to this element. */
  record Focus(long nanos, ElementInfo element) implements ContextEvent {}

  /** This element was acted on (clicked). */
  record Element(long nanos, ElementInfo element) implements ContextEvent {}

  /** A window was opened, closed, activated or moved. */
  record Window(long nanos, String change, String title, String app, @Nullable Box box)
      implements ContextEvent {
    /** Hides the title: it may hold content. */
    @Override
    public String toString() {
      return "Window[nanos=" + nanos + ", change=" + change + "]";
    }
  }

  /** The browser shows another address. */
  record Navigation(long nanos, String url, String title) implements ContextEvent {
    /** Hides the address and the title: they may hold content. */
    @Override
    public String toString() {
      return "Navigation[nanos=" + nanos + "]";
    }
  }

  /**
   * Everything that one window shows, as a tree, because it was asked for.
   *
   * @param request as it was given to {@code ContextReader.ask}
   * @param whole whether nothing was left out for its size or time
   * @param nodes the window itself, then breadth first; without what was typed into fields
   */
  record Tree(
      long nanos,
      String request,
      String title,
      String app,
      @Nullable Box box,
      boolean whole,
      List<TreeNode> nodes)
      implements ContextEvent {
    public Tree {
      nodes = List.copyOf(nodes);
    }

    /** Hides titles and names: they may hold content. */
    @Override
    public String toString() {
      return "Tree[nanos=" + nanos + ", nodes=" + nodes.size() + "]";
    }
  }

  /**
   * One element of a tree.
   *
   * @param parent its parent's place in the list, or −1
   * @param states such as {@code focused}, {@code selected}, {@code checked}
   */
  record TreeNode(int parent, String role, String name, @Nullable Box box, List<String> states) {
    public TreeNode {
      states = List.copyOf(states);
    }

    /** Hides the name: it may hold content. */
    @Override
    public String toString() {
      return "TreeNode[role=" + role + "]";
    }
  }

  /**
   * A password field is on the screen at this box (or, with {@code shown} false, no longer is).
   * {@code box} is null when the field's place is not known, and then the strict side is taken.
   */
  record PasswordField(long nanos, String key, boolean shown, @Nullable Box box)
      implements ContextEvent {}

  /**
   * What an element shows, for filters only: never recorded. The same key again: its text or its
   * box changed; {@code shown} false: it is gone.
   *
   * @param certain whether nothing outside of the box shows this text because of it, and its moves
   *     are told
   * @param editable whether it can be written in
   * @param label what it is called; empty if nothing says
   */
  record Text(
      long nanos,
      String key,
      String text,
      boolean shown,
      @Nullable Box box,
      boolean certain,
      boolean editable,
      String label)
      implements ContextEvent {
    /** Hides the text. */
    @Override
    public String toString() {
      return "Text[nanos=" + nanos + "]";
    }
  }
}
