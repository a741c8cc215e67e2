package greenroom.recorder.pipeline;

import greenroom.recorder.FinishedPart;
import greenroom.recorder.PartKind;
import greenroom.recorder.PartStore;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.filter.Mask;
import greenroom.recorder.video.Fragment;
import greenroom.recorder.video.PartEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes parts of what left the delay line, in order of time: one encoder, one segment. Between
 * {@link #open} and {@link #finish} or {@link #discard} a part is being made.
 */
final class PartMaker implements AutoCloseable {
  private final RecordingSettings settings;
  private final PartStore store;
  private final Tally tally;
  private final PartEncoder encoder;
  private final Canvas canvas;
  private final int segment;
  private final List<Stored> stored = new ArrayList<>();

  private static final long NOTHING = Long.MAX_VALUE;

  /** Times in a film are microseconds. */
  private static final long SHORTEST_PART = 1_000;

  private EventPart events = new EventPart();
  private long nextEvent;
  private long partStart;
  private long lastKey;
  private int framesInPart;

  /** When the first thing happened in the part that is being made; {@link #NOTHING} before. */
  private long firstThing;

  /** When the picture first changed after the last key frame; {@link #NOTHING} before. */
  private long firstChange;

  /** What is black in the picture that was shown last. */
  private Mask masked = Mask.NONE;

  private volatile boolean storing;
  private boolean begun;
  private boolean open;

  private record Stored(long t1, int events, int frames, Map<String, Long> redacted) {}

  PartMaker(
      RecordingSettings settings,
      PartStore store,
      Tally tally,
      ResumePoint from,
      int width,
      int height,
      PartEncoder encoder) {
    this.settings = settings;
    this.store = store;
    this.tally = tally;
    this.segment = from.segment();
    this.nextEvent = from.event();
    this.encoder = encoder;
    canvas = new Canvas(width, height);
  }

  boolean isOpen() {
    return open;
  }

  /**
   * When the part that is being made must end: a part's length after the first thing that happened
   * in it, at the latest when a key frame is due. While nothing happens parts are as long as key
   * frames may be apart.
   */
  long partEnd() {
    long end =
        firstThing == NOTHING
            ? partStart + settings.keyEvery().toNanos()
            : firstThing + settings.part().toNanos();
    return Math.min(end, keyDue());
  }

  /** A picture that is still the key frame's needs no other one. */
  private long keyDue() {
    if (firstChange == NOTHING) {
      return NOTHING;
    }
    long due = Math.max(firstChange, lastKey + settings.keyEvery().toNanos());
    return Math.max(due, partStart + SHORTEST_PART);
  }

  /** Where the part that is being made began. */
  long partStart() {
    return partStart;
  }

  /** Begins a part with the screen as it is. */
  void open(long t, Mask mask) {
    if (!begun) {
      begun = true;
      store(
          new FinishedPart(PartKind.SCREEN, t, t, false, segment, 0, 0, encoder.initialisation()));
    }
    draw(mask);
    encoder.frame(t, true);
    tally.framesRepeated++;
    keyed(t);
    partStart = t;
    framesInPart = 1;
    firstThing = NOTHING;
    open = true;
  }

  /** Changes the screen without showing it. */
  void apply(ScreenUpdate update) {
    canvas.apply(update);
  }

  /** Shows the screen from {@code t} on, if it looks different. */
  void show(long t, Mask mask) {
    if (draw(mask)) {
      changed(t);
    } else {
      tally.framesMerged++;
    }
    if (!mask.empty()) {
      tally.framesMasked++;
    }
  }

  /** Shows the screen anew if something else is to be black from {@code t} on. */
  void mask(long t, Mask mask) {
    if (!mask.equals(masked) && draw(mask)) {
      changed(t);
      tally.framesRepeated++;
    }
  }

  private void changed(long t) {
    show(t, false);
    happened(t);
  }

  private void show(long t, boolean key) {
    encoder.frame(t, key);
    framesInPart++;
    if (key) {
      keyed(t);
    } else {
      firstChange = Math.min(t, firstChange);
    }
  }

  private void keyed(long t) {
    lastKey = t;
    firstChange = NOTHING;
  }

  private boolean draw(Mask mask) {
    masked = mask;
    return canvas.draw(encoder, mask);
  }

  void event(RecordedEvent event) {
    events.add(nextEvent++, event);
    happened(event.t());
  }

  private void happened(long t) {
    firstThing = Math.clamp(t, partStart, firstThing);
  }

  /** Ends the part at {@code t} and begins the next one there; a key frame if asked for or due. */
  void cut(long t, Mask mask, boolean key) {
    if (t / 1000 <= partStart / 1000) {
      // A part was cut at this very moment; what is to be seen must still change.
      if (draw(mask)) {
        show(t, key);
        tally.framesRepeated++;
      }
      return;
    }
    if (draw(mask)) {
      firstChange = Math.min(t, firstChange);
    }
    boolean keyframe = key || t >= keyDue();
    var fragment = encoder.cut(t, keyframe);
    if (keyframe) {
      keyed(t);
    }
    storePart(t, fragment);
    tally.framesRepeated++;
    framesInPart = 1;
    firstThing = NOTHING;
    partStart = t;
  }

  /** Ends the last part. */
  void finish(long t) {
    storePart(Math.max(t, partStart + SHORTEST_PART), encoder.finish(t));
    open = false;
  }

  /** Forgets the part that is being made. */
  void discard() {
    if (open) {
      encoder.discard();
      tally.framesDeleted += framesInPart;
      tally.eventsDeleted += events.count();
      events = new EventPart();
      open = false;
    }
  }

  /** Removes stored parts from {@code t} on; answers where the first of them began. */
  long removeSince(long t) {
    long from = store.removeSince(t);
    for (var part : stored) {
      if (part.t1() > t) {
        tally.eventsDeleted += part.events();
        tally.eventsStored -= part.events();
        tally.framesDeleted += part.frames();
        tally.framesStored -= part.frames();
        tally.unredacted(part.redacted());
      }
    }
    stored.removeIf(part -> part.t1() > t);
    nextEvent = store.resumePoint().event();
    return from;
  }

  private void storePart(long t, Fragment fragment) {
    store(
        new FinishedPart(
            PartKind.SCREEN,
            partStart,
            t,
            fragment.keyframe(),
            segment,
            0,
            fragment.frames(),
            fragment.bytes()));
    stored.add(new Stored(t, 0, fragment.frames(), Map.of()));
    tally.framesStored += fragment.frames();
    if (events.count() > 0) {
      int count = events.count();
      store(
          new FinishedPart(
              PartKind.EVENTS, partStart, t, false, segment, count, 0, events.finish()));
      stored.add(new Stored(t, count, 0, events.redacted()));
      tally.eventsStored += count;
      tally.redacted(events.redacted());
      events = new EventPart();
    }
  }

  private void store(FinishedPart part) {
    storing = true;
    try {
      store.store(part);
    } finally {
      storing = false;
    }
    tally.parts++;
    tally.bytes += part.bytes().length;
  }

  /** Whether it waits for the store; any thread may ask. */
  boolean storing() {
    return storing;
  }

  @Override
  public void close() {
    open = false;
    encoder.close();
    canvas.close();
  }
}
