package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.ScreenUpdate;
import java.util.ArrayList;
import java.util.List;

/**
 * Several filters as one: what one lets through the next one sees; what any wants black is black.
 */
public final class FilterChain implements Filter {
  private final List<Filter> filters;

  public FilterChain(List<Filter> filters) {
    this.filters = List.copyOf(filters);
  }

  @Override
  public void entered(RecordedEvent event) {
    filters.forEach(filter -> filter.entered(event));
  }

  @Override
  public long context(ContextSignal signal, long left) {
    long since = NEVER;
    for (var filter : filters) {
      since = Math.min(since, filter.context(signal, left));
    }
    return since;
  }

  @Override
  public void changed(ScreenUpdate update) {
    filters.forEach(filter -> filter.changed(update));
  }

  @Override
  public long holdFrom(long now) {
    long from = NEVER;
    for (var filter : filters) {
      from = Math.min(from, filter.holdFrom(now));
    }
    return from;
  }

  @Override
  public long regrets(long left) {
    long since = NEVER;
    for (var filter : filters) {
      since = Math.min(since, filter.regrets(left));
    }
    return since;
  }

  @Override
  public void ends(long t) {
    filters.forEach(filter -> filter.ends(t));
  }

  @Override
  public List<RecordedEvent> leaves(RecordedEvent event) {
    return through(List.of(event), 0);
  }

  @Override
  public List<RecordedEvent> left(long t) {
    var stored = new ArrayList<RecordedEvent>();
    for (int i = 0; i < filters.size(); i++) {
      stored.addAll(through(filters.get(i).left(t), i + 1));
    }
    return stored;
  }

  @Override
  public List<RecordedEvent> decide(long t) {
    var stored = new ArrayList<RecordedEvent>();
    for (int i = 0; i < filters.size(); i++) {
      stored.addAll(through(filters.get(i).decide(t), i + 1));
    }
    return stored;
  }

  private List<RecordedEvent> through(List<RecordedEvent> events, int first) {
    var passing = events;
    for (int i = first; i < filters.size() && !passing.isEmpty(); i++) {
      var next = new ArrayList<RecordedEvent>(passing.size());
      for (var event : passing) {
        next.addAll(filters.get(i).leaves(event));
      }
      passing = next;
    }
    return passing;
  }

  @Override
  public void interrupted() {
    filters.forEach(Filter::interrupted);
  }

  @Override
  public Mask mask(long t) {
    var boxes = new ArrayList<Box>();
    for (var filter : filters) {
      var mask = filter.mask(t);
      if (mask.everything()) {
        return Mask.ALL;
      }
      boxes.addAll(mask.boxes());
    }
    return boxes.isEmpty() ? Mask.NONE : new Mask(false, boxes);
  }

  @Override
  public void close() {
    filters.forEach(Filter::close);
  }
}
