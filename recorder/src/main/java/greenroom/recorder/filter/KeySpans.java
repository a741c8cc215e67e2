package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/** When keys were pressed that must not be stored, and of which of these was told already. */
final class KeySpans {
  private record Hidden(Span span, boolean told) {}

  private final List<Hidden> all = new ArrayList<>();

  /** From now on nothing of this time may be stored; what overlaps becomes one. */
  void add(String rule, long from, long to) {
    long first = from;
    long last = to;
    boolean told = false;
    String name = rule;
    for (int i = 0; i < all.size(); i++) {
      var other = all.get(i);
      if (other.span().from() <= last && other.span().to() >= first) {
        first = Math.min(first, other.span().from());
        last = Math.max(last, other.span().to());
        told |= other.told();
        name = told ? other.span().rule() : rule;
        all.remove(i--);
      }
    }
    all.add(new Hidden(new Span(first, last, name), told));
  }

  boolean hide(long t) {
    for (var hidden : all) {
      if (hidden.span().contains(t)) {
        return true;
      }
    }
    return false;
  }

  /** What is to be stored for those that have begun by now, once each. */
  List<RecordedEvent> tell(long t) {
    if (all.isEmpty()) {
      return List.of();
    }
    var events = new ArrayList<RecordedEvent>();
    for (int i = 0; i < all.size(); i++) {
      var hidden = all.get(i);
      if (!hidden.told() && hidden.span().from() <= t) {
        events.add(new RecordedEvent.Redacted(t, hidden.span().rule()));
        all.set(i, new Hidden(hidden.span(), true));
      }
    }
    return events;
  }

  void forgetBefore(long t) {
    all.removeIf(hidden -> hidden.told() && hidden.span().to() < t);
  }
}
