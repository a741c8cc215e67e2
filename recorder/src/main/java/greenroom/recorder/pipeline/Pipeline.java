package greenroom.recorder.pipeline;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.PartStore;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.filter.Filter;
import greenroom.recorder.filter.Mask;
import greenroom.recorder.video.PartEncoder;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * From what arrives to stored parts, on one clock. Arrivals come from any thread and are only
 * queued. {@link #step} moves on: what has waited long enough passes the filter and goes into
 * parts, in order of time. Has no thread of its own, so that a test can move the clock by hand.
 */
final class Pipeline implements AutoCloseable {
  private static final long NEVER = Long.MAX_VALUE;

  /** Nothing happens in a pause, so its parts are long; but a player wants some. */
  private static final long PAUSED_PART = Duration.ofMinutes(1).toNanos();

  private final RecordingSettings settings;
  private final LongSupplier clock;
  private final Filter filter;
  private final DelayLine line = new DelayLine();
  private final HeldPixels pixels;
  private final Tally tally = new Tally();
  private final PartMaker maker;

  private final AtomicLong moves = new AtomicLong();
  private volatile boolean deleting;

  /** Guards whether anything is taken, and its exact end. Short. */
  private final Object gate = new Object();

  /** Guards all below. Held while parts are encoded and stored. */
  private final ReentrantLock work = new ReentrantLock();

  private volatile boolean capturing = true;
  private volatile long stopAt = NEVER;

  private final long began;

  /** Everything before this has left. */
  private long left;

  /** From here on the screen is shown; what changed before only counts as what was there. */
  private long showFrom;

  private boolean paused;

  /** After a pause the old screen is not shown again: the new one comes as a whole. */
  private boolean awaitsScreen;

  private boolean finished;
  private boolean redacted;

  Pipeline(
      RecordingSettings settings,
      LongSupplier clock,
      ResumePoint from,
      int width,
      int height,
      PartStore store,
      Filter filter,
      PartEncoder encoder) {
    this.settings = settings;
    this.clock = clock;
    this.filter = filter;
    this.maker = new PartMaker(settings, store, tally, from, width, height, encoder);
    this.pixels = new HeldPixels(settings.heldBytes());
    this.began = Math.max(clock.getAsLong(), from.t());
    this.showFrom = began;
    this.left = began;
  }

  // ---- arriving: any thread, never blocks

  /** Takes an event unless it is too late or too much. */
  boolean accept(RecordedEvent event) {
    synchronized (gate) {
      return capturing && line.offer(new DelayLine.Input(event));
    }
  }

  /** Takes a signal; answers false after the end. What there is no room for is missed in counts. */
  boolean context(ContextSignal signal) {
    synchronized (gate) {
      if (stopAt != NEVER) {
        return false;
      }
      line.offer(new DelayLine.Signal(signal));
      return true;
    }
  }

  MemorySegment room(long bytes) throws InterruptedException {
    return pixels.room(bytes);
  }

  /** Takes an update; answers false if nothing is captured now. */
  boolean accept(ScreenUpdate update) {
    synchronized (gate) {
      if (!capturing) {
        pixels.discard();
        return false;
      }
      long room = pixels.commit();
      if (!line.offer(new DelayLine.Update(update, room))) {
        throw Troubles.tooMuchHeld();
      }
      return true;
    }
  }

  void discard() {
    pixels.discard();
  }

  /** Takes nothing from now on; answers false if that was so already. */
  boolean pause() {
    synchronized (gate) {
      if (!capturing) {
        return false;
      }
      line.offer(new DelayLine.Input(new RecordedEvent.Pause(clock.getAsLong())));
      capturing = false;
      return true;
    }
  }

  /** Goes on; answers false if nothing was paused, or all has ended. */
  boolean resume() {
    synchronized (gate) {
      if (capturing || stopAt != NEVER) {
        return false;
      }
      capturing = true;
      line.offer(new DelayLine.Input(new RecordedEvent.Resume(clock.getAsLong())));
      return true;
    }
  }

  /** Takes nothing any more; what waits will leave when its time comes. */
  void stop() {
    synchronized (gate) {
      if (stopAt == NEVER) {
        capturing = false;
        stopAt = clock.getAsLong();
      }
    }
  }

  // ---- moving on

  /** How many things have left so far; any thread may ask. */
  long moves() {
    return moves.get();
  }

  /** Where the one who steps is; any thread may ask. A deletion may take its time. */
  StallWatch.Stage stage() {
    if (deleting) {
      return StallWatch.Stage.RESTING;
    }
    return maker.storing() ? StallWatch.Stage.STORING : StallWatch.Stage.WORKING;
  }

  /** Lets out what has waited long enough; answers when the next step is due. */
  long step() {
    work.lock();
    try {
      look();
      // After a pause that ends in a stop nothing waits, and nothing can come any more.
      boolean over = stopAt != NEVER && paused && line.isEmpty();
      long hold = over ? 0 : settings.hold().toNanos();
      long due = clock.getAsLong() - hold;
      release(Math.min(Math.min(due, heldFrom()), stopAt));
      if (left == stopAt && !finished) {
        finish();
      }
      return finished ? NEVER : Math.min(nextTime(), stopAt) + settings.hold().toNanos();
    } finally {
      work.unlock();
    }
  }

  /** When the part that is being made must be stored, however little else there is to do. */
  long cutDue() {
    work.lock();
    try {
      return nextBoundary() + settings.hold().toNanos();
    } finally {
      work.unlock();
    }
  }

  boolean finished() {
    work.lock();
    try {
      return finished;
    } finally {
      work.unlock();
    }
  }

  /** From when on the filter wants all to wait. */
  private long heldFrom() {
    long now = clock.getAsLong();
    if (stopAt != NEVER || pixels.scarce()) {
      filter.ends(Math.min(now, stopAt));
    }
    long hold = filter.holdFrom(now);
    // After that, since it may decide on something; and before more leaves, which knows of it.
    long leaked = filter.regrets(left);
    if (leaked < left && left > began) {
      takeBack(leaked);
    }
    return hold;
  }

  /** Looks at what arrived: the filter hears of it, and it takes its place in time. */
  private void look() {
    for (var arrival : line.takeArrived()) {
      switch (arrival) {
        case DelayLine.Input input -> {
          tally.arrived(input.event());
          filter.entered(input.event());
          line.add(input.event());
        }
        case DelayLine.Signal(ContextSignal signal) -> signal(signal);
        case DelayLine.Update update -> {
          tally.framesCaptured++;
          filter.changed(update.update());
          line.add(update);
        }
      }
    }
  }

  private void signal(ContextSignal signal) {
    long leaked = filter.context(signal, left);
    if (leaked < left && left > began) {
      takeBack(leaked);
    }
    if (signal instanceof ContextSignal.Seen(RecordedEvent event, boolean _)) {
      tally.eventsAccepted++;
      tally.contextArrived++;
      line.add(event.t() >= left ? event : Late.at(left, event));
    } else {
      line.left(0);
    }
  }

  private void release(long until) {
    while (left < until) {
      moves.incrementAndGet();
      long t = nextTime();
      if (t >= until) {
        left = until;
        store(filter.left(until));
        if (maker.isOpen()) {
          maker.mask(until, mask(until));
        }
      } else {
        left = Math.max(left, t);
        next(t);
      }
    }
  }

  private long nextTime() {
    var event = line.firstEvent();
    var update = line.firstUpdate();
    return Math.min(
        nextBoundary(),
        Math.min(event == null ? NEVER : event.t(), update == null ? NEVER : update.update().t()));
  }

  /** When the next part begins. */
  private long nextBoundary() {
    if (!maker.isOpen()) {
      return showFrom;
    }
    return paused ? maker.partStart() + PAUSED_PART : maker.partEnd();
  }

  /** One thing happens: a part begins, an event or an update leaves. In this order. */
  private void next(long t) {
    var event = line.firstEvent();
    var update = line.firstUpdate();
    if (nextBoundary() <= t) {
      boundary(t);
    } else if (event != null && event.t() <= t) {
      store(filter.left(t));
      leave(line.removeEvent());
    } else if (update != null) {
      leave(line.removeUpdate());
    }
  }

  private void boundary(long t) {
    if (maker.isOpen()) {
      store(filter.left(t));
      maker.cut(t, mask(t), false);
    } else {
      maker.open(t, mask(t));
    }
  }

  private void leave(RecordedEvent event) {
    if (!maker.isOpen()) {
      // Deleted before it could be shown; nothing of it is kept.
      tally.eventsDeleted++;
      return;
    }
    switch (event) {
      case RecordedEvent.Pause pause -> {
        store(filter.decide(pause.t()));
        pass(pause);
        paused = true;
        maker.cut(pause.t(), Mask.ALL, true);
      }
      case RecordedEvent.Resume resume -> {
        paused = false;
        awaitsScreen = true;
        maker.cut(resume.t(), Mask.ALL, true);
        pass(resume);
      }
      case RecordedEvent.Mark mark -> {
        maker.cut(mark.t(), mask(mark.t()), true);
        pass(mark);
      }
      default -> pass(event);
    }
  }

  private void pass(RecordedEvent event) {
    var stored = filter.leaves(event);
    if (!stored.contains(event)) {
      tally.eventsReplaced++;
    }
    for (var each : stored) {
      if (each.equals(event)) {
        maker.event(each);
      } else {
        replacement(each);
      }
    }
  }

  private void store(Iterable<RecordedEvent> replacements) {
    for (var each : replacements) {
      replacement(each);
    }
  }

  private void replacement(RecordedEvent event) {
    if (maker.isOpen()) {
      tally.redactions++;
      redacted |= event instanceof RecordedEvent.Redacted;
      maker.event(event);
    }
  }

  private void leave(DelayLine.Update held) {
    var update = held.update();
    maker.apply(update);
    awaitsScreen = false;
    pixels.free(held.room());
    if (maker.isOpen()) {
      maker.show(update.t(), mask(update.t()));
    } else {
      tally.framesDeleted++;
    }
  }

  private Mask mask(long t) {
    return paused || awaitsScreen ? Mask.ALL : filter.mask(t);
  }

  private void finish() {
    finished = true;
    store(filter.decide(stopAt));
    if (maker.isOpen()) {
      maker.finish(stopAt);
    }
  }

  // ---- taking back

  /** Forgets what waits, and what was stored in the last stretch of time. */
  Deletion deleteLast(Duration time) {
    work.lock();
    deleting = true;
    try {
      look();
      long now = clock.getAsLong();
      long from = now - time.toNanos();
      long start = forget(Math.min(from, maker.isOpen() ? maker.partStart() : from), now);
      return new Deletion(start, now);
    } finally {
      deleting = false;
      work.unlock();
    }
  }

  /** What a late signal showed to be a password's must not stay stored. */
  private void takeBack(long since) {
    long now = clock.getAsLong();
    forget(maker.isOpen() ? Math.min(since, maker.partStart()) : since, now);
    line.add(new RecordedEvent.Redacted(showFrom, "late-context"));
    tally.eventsAccepted++;
    redacted = true;
  }

  private long forget(long since, long now) {
    tally.eventsDeleted += line.clearEvents();
    filter.interrupted();
    maker.discard();
    long from = maker.removeSince(Math.max(0, since));
    showFrom = Math.max(now, left);
    synchronized (gate) {
      paused = !capturing && stopAt == NEVER;
      if (paused) {
        // Whoever reads the rest must still learn that this is a pause.
        line.offer(new DelayLine.Input(new RecordedEvent.Pause(showFrom)));
      }
    }
    look();
    return Math.min(from, Math.max(0, since));
  }

  RecordingCounts counts() {
    work.lock();
    try {
      return tally.counts();
    } finally {
      work.unlock();
    }
  }

  /** Whether anything was taken out that the task had not planted. */
  boolean redacted() {
    work.lock();
    try {
      return redacted;
    } finally {
      work.unlock();
    }
  }

  /** Frees all memory. Nothing may arrive any more. */
  @Override
  public void close() {
    work.lock();
    try {
      filter.close();
      maker.close();
      pixels.close();
    } finally {
      work.unlock();
    }
  }
}
