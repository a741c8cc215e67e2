package greenroom.recorder.pipeline;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.RecordingClock;
import greenroom.sandbox.ContextEvent;
import org.jspecify.annotations.Nullable;

/** What a desktop's agent says, on a recording's clock. */
final class Signals {
  private Signals() {}

  /** Null for what is only told when asked for. */
  static @Nullable ContextSignal of(RecordingClock clock, ContextEvent event) {
    long t = clock.at(event.nanos());
    return switch (event) {
      case ContextEvent.Focus(long _, ContextEvent.ElementInfo e) ->
          new ContextSignal.Seen(
              new RecordedEvent.Focus(t, e.role(), e.name(), box(e.box()), e.app(), e.source()),
              e.password());
      case ContextEvent.Element(long _, ContextEvent.ElementInfo e) ->
          new ContextSignal.Seen(
              new RecordedEvent.Element(t, e.role(), e.name(), box(e.box()), e.app(), e.source()),
              e.password());
      case ContextEvent.Window e ->
          new ContextSignal.Seen(
              new RecordedEvent.Window(t, e.change(), e.title(), e.app(), box(e.box())), false);
      case ContextEvent.Navigation e ->
          new ContextSignal.Seen(new RecordedEvent.Navigation(t, e.url(), e.title()), false);
      case ContextEvent.PasswordField e ->
          new ContextSignal.PasswordField(t, e.key(), e.shown(), box(e.box()));
      case ContextEvent.Tree _ -> null;
      case ContextEvent.Text e ->
          new ContextSignal.Text(
              t, e.key(), e.text(), e.shown(), box(e.box()), e.certain(), e.editable(), e.label());
    };
  }

  private static @Nullable Box box(ContextEvent.@Nullable Box box) {
    return box == null ? null : new Box(box.x(), box.y(), box.width(), box.height());
  }
}
