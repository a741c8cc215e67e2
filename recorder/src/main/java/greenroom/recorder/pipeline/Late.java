package greenroom.recorder.pipeline;

import greenroom.recorder.RecordedEvent;

/**
 * Context that comes when its time has left already is stored as of now, so that time never turns.
 */
final class Late {
  private Late() {}

  static RecordedEvent at(long t, RecordedEvent event) {
    return switch (event) {
      case RecordedEvent.Focus e ->
          new RecordedEvent.Focus(t, e.role(), e.name(), e.box(), e.app(), e.source());
      case RecordedEvent.Element e ->
          new RecordedEvent.Element(t, e.role(), e.name(), e.box(), e.app(), e.source());
      case RecordedEvent.Window e ->
          new RecordedEvent.Window(t, e.change(), e.title(), e.app(), e.box());
      case RecordedEvent.Tree e ->
          new RecordedEvent.Tree(t, e.reason(), e.title(), e.app(), e.box(), e.whole(), e.nodes());
      case RecordedEvent.Navigation e -> new RecordedEvent.Navigation(t, e.url(), e.title());
      default -> throw new IllegalArgumentException("Only context comes late");
    };
  }
}
