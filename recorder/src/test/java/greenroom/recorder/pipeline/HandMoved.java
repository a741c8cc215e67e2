package greenroom.recorder.pipeline;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.FilterRules;
import greenroom.recorder.PlantedSecret;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.filter.Filter;
import greenroom.recorder.filter.Filters;
import greenroom.recorder.filter.PasswordFilter;
import greenroom.recorder.video.SegmentEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipeline with a small screen whose clock only moves when told to. Times are milliseconds. */
final class HandMoved implements AutoCloseable {
  static final int WIDTH = 160;
  static final int HEIGHT = 120;
  static final Box FIELD = new Box(40, 40, 60, 20);
  static final int WHITE = 255;
  static final int TAB = 0xff09;
  static final int RETURN = 0xff0d;
  static final int BACKSPACE = 0xff08;
  static final int SHIFT = 0xffe1;

  final MemoryStore store;
  final Pipeline pipeline;
  private long now;

  HandMoved() {
    this(new MemoryStore(), ResumePoint.BEGINNING, 0);
  }

  HandMoved(MemoryStore store, ResumePoint from, long now) {
    this(
        store,
        from,
        now,
        new PasswordFilter(List.of(new PlantedSecret("tickets.password", "Corr3ct"))));
  }

  private HandMoved(MemoryStore store, ResumePoint from, long now, Filter filter) {
    this.store = store;
    this.now = now * 1_000_000;
    pipeline =
        new Pipeline(
            RecordingSettings.DEFAULT,
            () -> this.now,
            from,
            WIDTH,
            HEIGHT,
            store,
            filter,
            new SegmentEncoder(WIDTH & ~1, HEIGHT & ~1));
  }

  /** A pipeline whose context source works and whose screen is white. */
  static HandMoved ready() {
    var bench = new HandMoved();
    bench.pipeline.context(new ContextSignal.Found(0));
    bench.paint(new Box(0, 0, WIDTH, HEIGHT), WHITE);
    return bench;
  }

  /** The same with all filters, a window of the given size, and these texts planted. */
  static HandMoved guarded(String... planted) {
    var rules =
        new FilterRules(
            List.of(),
            text -> List.of(planted).contains(text.replaceAll("[ -]", "")),
            List.of(),
            List.of(),
            false);
    var bench = new HandMoved(new MemoryStore(), ResumePoint.BEGINNING, 0, Filters.of(rules));
    bench.pipeline.context(new ContextSignal.Found(0));
    bench.paint(new Box(0, 0, WIDTH, HEIGHT), WHITE);
    return bench;
  }

  long millis() {
    return now / 1_000_000;
  }

  static long nanos(long millis) {
    return millis * 1_000_000;
  }

  /** Moves the clock to a time, step by step. */
  HandMoved at(long millis) {
    while (now < nanos(millis)) {
      now = Math.min(nanos(millis), now + nanos(100));
      pipeline.step();
    }
    return this;
  }

  HandMoved paint(Box box, int grey) {
    try {
      var pixels = pipeline.room(4L * box.width() * box.height());
      pixels.fill((byte) grey);
      pipeline.accept(new ScreenUpdate(now, List.of(new ScreenUpdate.Pixels(box, pixels))));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  HandMoved copy(Box box, int fromX, int fromY) {
    pipeline.accept(new ScreenUpdate(now, List.of(new ScreenUpdate.Copied(box, fromX, fromY))));
    return this;
  }

  boolean input(RecordedEvent event) {
    return pipeline.accept(event);
  }

  HandMoved press(int keysym) {
    input(new RecordedEvent.Key(now, keysym, 0, true));
    input(new RecordedEvent.Key(now, keysym, 0, false));
    return this;
  }

  HandMoved down(int keysym) {
    input(new RecordedEvent.Key(now, keysym, 0, true));
    return this;
  }

  HandMoved up(int keysym) {
    input(new RecordedEvent.Key(now, keysym, 0, false));
    return this;
  }

  /** Types text, a character each 50 ms. */
  HandMoved type(String text) {
    for (int i = 0; i < text.length(); i++) {
      press(text.charAt(i));
      at(now / 1_000_000 + 50);
    }
    return this;
  }

  HandMoved click() {
    input(new RecordedEvent.Button(now, 50, 50, 1, true));
    input(new RecordedEvent.Button(now, 50, 50, 1, false));
    return this;
  }

  HandMoved focus(boolean password) {
    return focusAt(now / 1_000_000, password);
  }

  HandMoved focus(String role, String name) {
    var event =
        new RecordedEvent.Focus(now, role, name, new Box(40, 80, 60, 20), "soffice", "at-spi");
    pipeline.context(new ContextSignal.Seen(event, false));
    return this;
  }

  HandMoved focusAt(long millis, boolean password) {
    var event =
        new RecordedEvent.Focus(
            nanos(millis),
            password ? "password text" : "text",
            password ? "Password" : "Subject",
            password ? FIELD : new Box(40, 80, 60, 20),
            "chromium",
            "at-spi");
    pipeline.context(new ContextSignal.Seen(event, password));
    return this;
  }

  HandMoved field(boolean shown, @Nullable Box box) {
    pipeline.context(new ContextSignal.PasswordField(now, "field", shown, box));
    return this;
  }

  /** A window became the active one. */
  HandMoved window(String app, Box box) {
    return window("activate", app, box);
  }

  HandMoved window(String change, String app, Box box) {
    var event = new RecordedEvent.Window(now, change, "A window", app, box);
    pipeline.context(new ContextSignal.Seen(event, false));
    return this;
  }

  /** An ordinary field with this label got the focus. */
  HandMoved field(String label, Box box) {
    var event = new RecordedEvent.Focus(now, "text", label, box, "chromium", "at-spi");
    pipeline.context(new ContextSignal.Seen(event, false));
    return this;
  }

  /** An element tells what it shows. */
  HandMoved shows(String key, String text, Box box) {
    pipeline.context(new ContextSignal.Text(now, key, text, true, box, true));
    return this;
  }

  /** An element with a label tells what it shows. */
  HandMoved shows(String key, String label, String text, Box box) {
    pipeline.context(new ContextSignal.Text(now, key, text, true, box, true, true, label));
    return this;
  }

  /** The browser shows another page. */
  HandMoved page(String url) {
    pipeline.context(
        new ContextSignal.Seen(new RecordedEvent.Navigation(now, url, "A page"), false));
    return this;
  }

  HandMoved gone(String key) {
    pipeline.context(new ContextSignal.Text(now, key, "", false, null, true));
    return this;
  }

  /** Stops and lets everything out. */
  RecordingCounts finish() {
    pipeline.stop();
    at(now / 1_000_000 + 2100);
    return pipeline.counts();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
