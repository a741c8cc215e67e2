package greenroom.sandbox;

import java.util.List;
import java.util.function.Consumer;

/** The visible browser of a sandbox, driven from outside. What it says is evidence, not truth. */
public interface SandboxBrowser {

  /** Opens each address in a tab of its own, in order, reusing the first blank tab. */
  void open(List<String> urls);

  /** The open tabs as address and title, in the browser's order. */
  List<Tab> tabs();

  /**
   * Delivers navigation and element events, stamped with the shared monotonic clock, until the
   * sandbox closes.
   */
  void context(Consumer<ContextEvent> listener);

  /** One open tab. */
  record Tab(String url, String title) {
    /** Hides the address and the title: they may hold content. */
    @Override
    public String toString() {
      return "Tab[hidden]";
    }
  }
}
