package greenroom.recorder.pipeline;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.ScreenUpdate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits: everything that came, and of it, in order of time, what has not left yet. Arriving is
 * guarded by the line's own monitor and never blocks; the rest belongs to the pipeline's thread.
 */
final class DelayLine {
  private static final int MOST_EVENTS = 200_000;
  private static final long MOST_TEXT = 16 << 20;

  /** Something that arrived and was not looked at yet. */
  sealed interface Arrival {}

  record Input(RecordedEvent event) implements Arrival {}

  record Signal(ContextSignal signal) implements Arrival {}

  /** {@code room} is to be given back to {@link HeldPixels} once the update was applied. */
  record Update(ScreenUpdate update, long room) implements Arrival {}

  private List<Arrival> arrived = new ArrayList<>();
  private int count;
  private long text;

  private final ArrayDeque<RecordedEvent> events = new ArrayDeque<>();
  private final ArrayDeque<Update> updates = new ArrayDeque<>();

  /** Takes an arrival; answers false when too much waits already. */
  synchronized boolean offer(Arrival arrival) {
    long size = arrival instanceof Input(RecordedEvent.Clipboard clip) ? clip.text().length() : 0;
    if (count >= MOST_EVENTS || text + size > MOST_TEXT) {
      return false;
    }
    count++;
    text += size;
    arrived.add(arrival);
    return true;
  }

  /** What arrived since the last call. */
  synchronized List<Arrival> takeArrived() {
    var taken = arrived;
    arrived = new ArrayList<>();
    return taken;
  }

  /** Puts an event where its time belongs; nearly always at the end. */
  void add(RecordedEvent event) {
    var later = new ArrayDeque<RecordedEvent>();
    while (!events.isEmpty() && events.getLast().t() > event.t()) {
      later.addFirst(events.removeLast());
    }
    events.addLast(event);
    events.addAll(later);
  }

  void add(Update update) {
    updates.addLast(update);
  }

  @Nullable RecordedEvent firstEvent() {
    return events.peekFirst();
  }

  @Nullable Update firstUpdate() {
    return updates.peekFirst();
  }

  /** Whether nothing waits, looked at or not. */
  synchronized boolean isEmpty() {
    return arrived.isEmpty() && events.isEmpty() && updates.isEmpty();
  }

  RecordedEvent removeEvent() {
    var event = events.removeFirst();
    left(event instanceof RecordedEvent.Clipboard clip ? clip.text().length() : 0);
    return event;
  }

  Update removeUpdate() {
    left(0);
    return updates.removeFirst();
  }

  /** Forgets every event that waits; answers how many there were. */
  int clearEvents() {
    int cleared = events.size();
    while (!events.isEmpty()) {
      removeEvent();
    }
    return cleared;
  }

  /** An arrival is gone for good. */
  synchronized void left(long characters) {
    count--;
    text -= characters;
  }
}
