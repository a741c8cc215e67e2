package greenroom.recorder.host;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.proving.DesktopToProve;
import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.context.ContextReader;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a recording what the desktop's accessibility agent says, on the recording's clock, and says
 * when the agent is found and lost.
 */
final class ContextFeed implements DesktopToProve.Listening {
  private static final Logger LOG = LoggerFactory.getLogger(ContextFeed.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final RecordingClock clock;
  private final Consumer<ContextSignal> listener;
  private final ContextReader reader;
  private final CountDownLatch found = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private final TreeRequests trees;

  ContextFeed(Sandbox sandbox, RecordingClock clock, Consumer<ContextSignal> listener) {
    this.clock = clock;
    this.listener = listener;
    this.reader = new ContextReader(sandbox::contextSocket, this::hear);
    this.trees = new TreeRequests(reader::ask, closed);
    Thread.ofVirtual().name("context-watch").start(this::watch);
  }

  /** Waits until the agent is heard, at most this long. */
  @Override
  public void awaitFound(Duration limit) {
    try {
      if (!found.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("the desktop's accessibility agent is not heard yet; the strict side is taken");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The trees of what the desktop's windows show. */
  TreeRequests trees() {
    return trees;
  }

  @Override
  public void close() {
    closed.countDown();
    reader.close();
  }

  private void watch() {
    boolean known = false;
    try {
      do {
        boolean connected = reader.connected();
        if (connected != known) {
          known = connected;
          long now = clock.now();
          listener.accept(known ? new ContextSignal.Found(now) : new ContextSignal.Lost(now));
          found.countDown(); // the first change is always that it was found
        }
      } while (!closed.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes what a source says about the screen. */
  void hear(ContextEvent event) {
    long t = clock.at(event.nanos());
    @Nullable ContextSignal signal =
        switch (event) {
          case ContextEvent.Focus focus -> {
            var element = focus.element();
            yield new ContextSignal.Seen(
                new RecordedEvent.Focus(
                    t,
                    element.role(),
                    element.name(),
                    box(element.box()),
                    element.app(),
                    element.source()),
                element.password());
          }
          case ContextEvent.Element acted -> {
            var element = acted.element();
            yield new ContextSignal.Seen(
                new RecordedEvent.Element(
                    t,
                    element.role(),
                    element.name(),
                    box(element.box()),
                    element.app(),
                    element.source()),
                element.password());
          }
          case ContextEvent.Window window ->
              new ContextSignal.Seen(
                  new RecordedEvent.Window(
                      t, window.change(), window.title(), window.app(), box(window.box())),
                  false);
          case ContextEvent.Tree tree ->
              trees
                  .reason(tree)
                  .map(reason -> new ContextSignal.Seen(tree(t, reason, tree), false))
                  .orElse(null);
          case ContextEvent.Navigation navigation ->
              new ContextSignal.Seen(
                  new RecordedEvent.Navigation(t, navigation.url(), navigation.title()), false);
          case ContextEvent.PasswordField field ->
              new ContextSignal.PasswordField(t, field.key(), field.shown(), box(field.box()));
          case ContextEvent.Text text ->
              new ContextSignal.Text(
                  t,
                  text.key(),
                  text.text(),
                  text.shown(),
                  box(text.box()),
                  text.certain(),
                  text.editable(),
                  text.label());
        };
    if (signal != null) {
      listener.accept(signal);
    }
  }

  private static RecordedEvent.Tree tree(long t, String reason, ContextEvent.Tree tree) {
    return new RecordedEvent.Tree(
        t,
        reason,
        tree.title(),
        tree.app(),
        box(tree.box()),
        tree.whole(),
        tree.nodes().stream()
            .map(
                node ->
                    new RecordedEvent.TreeNode(
                        node.parent(), node.role(), node.name(), box(node.box()), node.states()))
            .toList());
  }

  private static RecordedEvent.@Nullable Box box(ContextEvent.@Nullable Box box) {
    return box == null ? null : new RecordedEvent.Box(box.x(), box.y(), box.width(), box.height());
  }
}
