package greenroom.sandbox.testing;

import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.SandboxBrowser;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A browser whose every page has its address as its title. */
public final class FakeBrowser implements SandboxBrowser {
  private final List<Tab> tabs = new CopyOnWriteArrayList<>();
  private final List<Consumer<ContextEvent>> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void open(List<String> urls) {
    urls.forEach(url -> tabs.add(new Tab(url, url)));
  }

  @Override
  public List<Tab> tabs() {
    return List.copyOf(tabs);
  }

  @Override
  public void context(Consumer<ContextEvent> listener) {
    listeners.add(listener);
  }

  /** Something happens in the browser. */
  public void say(ContextEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
