package greenroom.recorder.bench.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.bench.filter.Stroke.Press;
import greenroom.recorder.pipeline.SteppedRecording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A drawn desktop and a hand on it, at a person's pace on a clock that does not wait: gives a
 * recording the input, the screen updates and the context that a real desktop would, with the same
 * delays (a key is seen 25 ms later, a focus is told of 30 ms later).
 */
final class SyntheticDesktop {
  private static final Duration KEY_HELD = Duration.ofMillis(30);
  private static final Duration TOLD = Duration.ofMillis(30);
  private static final Duration DRAWN = Duration.ofMillis(25);
  private static final Duration READ = Duration.ofMillis(1200);
  private static final long SCREEN_RHYTHM = Duration.ofMillis(400).toNanos();
  private static final Box WHOLE = new Box(0, 0, FormPage.WIDTH, FormPage.HEIGHT);

  private final SteppedRecording recording;
  private final List<Showing> showings = new ArrayList<>();
  private final Set<String> told = new LinkedHashSet<>();
  private long painted;
  private int pages;

  SyntheticDesktop(SteppedRecording recording) {
    this.recording = recording;
    recording.context(new ContextSignal.Found(0));
  }

  /** What was shown, when and where. */
  List<Showing> showings() {
    return showings;
  }

  /** Fills a page in and turns it. */
  void play(List<Entry> entries) {
    var page = FormPage.of(entries);
    recording.paint(page.image, WHOLE);
    recording.context(
        seen(
            new RecordedEvent.Window(
                recording.now(), "activate", FormPage.TITLE, "chromium", WHOLE)));
    recording.context(
        seen(
            new RecordedEvent.Navigation(
                recording.now(), "http://intake.test/form/" + pages++, FormPage.TITLE)));
    recording.pass(READ);
    List<Showing> shown = new ArrayList<>();
    boolean first = true;
    for (var entry : entries) {
      shown.add(enter(page, entry, first));
      first = false;
    }
    recording.pass(READ);
    long until = recording.now();
    shown.forEach(
        one ->
            showings.add(
                new Showing(
                    one.entry(), one.from(), one.entered(), until, one.area(), one.program())));
    turn();
  }

  /** The form is sent off and its fields are gone. */
  private void turn() {
    click(new Box(10, FormPage.HEIGHT - 20, 40, 10));
    var empty = FormPage.of(List.of());
    recording.pass(DRAWN);
    recording.context(
        seen(
            new RecordedEvent.Focus(
                recording.now(), "document web", FormPage.TITLE, WHOLE, "chromium", "at-spi")));
    told.forEach(
        key ->
            recording.context(new ContextSignal.Text(recording.now(), key, "", false, null, true)));
    told.clear();
    recording.paint(empty.image, WHOLE);
    recording.pass(READ);
  }

  private Showing enter(FormPage page, Entry entry, boolean byClick) {
    long from = recording.now();
    var dice = new Dice(entry.seed());
    for (var field : page.fields()) {
      if (field.entry.equals(entry)) {
        focus(field, byClick && field.index == 0);
        for (var stroke : Hand.strokes(entry.fields().get(field.index), entry.way(), dice)) {
          play(page, field, stroke);
        }
        paint(page, field);
      }
    }
    recording.pass(Duration.ofMillis(dice.between(300, 1500)));
    return new Showing(
        entry, from, recording.now(), recording.now(), page.area(entry), "drawn form");
  }

  private void focus(FormPage.Field field, boolean byClick) {
    if (byClick) {
      click(field.box);
    } else {
      key(Press.of(0, Stroke.TAB));
    }
    recording.pass(TOLD);
    recording.context(
        seen(
            new RecordedEvent.Focus(
                recording.now(), "entry", field.label(), field.box, "chromium", "at-spi")));
    recording.pass(READ.dividedBy(4));
  }

  private void play(FormPage page, FormPage.Field field, Stroke stroke) {
    recording.pass(Duration.ofMillis(stroke.pauseMillis()));
    switch (stroke) {
      case Press press -> {
        press(press);
        field.line.press(press.keysym(), press.shift());
      }
      case Stroke.Paste paste -> {
        recording.input(new RecordedEvent.Clipboard(recording.now(), "in", paste.text()));
        hold(Stroke.CONTROL, () -> key(Press.character(0, 'v')));
        field.line.insert(paste.text());
      }
      case Stroke.Fill fill -> field.line.insert(fill.text());
    }
    recording.pass(DRAWN);
    tell(field);
    if (recording.now() - painted > SCREEN_RHYTHM) {
      paint(page, field);
    }
  }

  /** Elements tell what they show, as the desktop's agent and the browser do. */
  private void tell(FormPage.Field field) {
    var key = field.key();
    told.add(key);
    recording.context(
        new ContextSignal.Text(
            recording.now(), key, field.line.text(), true, field.box, true, true, field.label()));
  }

  private void press(Press press) {
    if (press.shift()) {
      hold(Stroke.SHIFT, () -> key(press));
    } else {
      key(press);
    }
  }

  private void hold(int modifier, Runnable inside) {
    key(Press.of(0, modifier), true);
    inside.run();
    key(Press.of(0, modifier), false);
  }

  private void key(Press press) {
    key(press, true);
    recording.pass(press.code() == 0 ? Duration.ofMillis(1) : KEY_HELD);
    key(press, false);
  }

  private void key(Press press, boolean down) {
    recording.input(new RecordedEvent.Key(recording.now(), press.keysym(), press.code(), down));
  }

  private void click(Box box) {
    int x = box.x() + 6;
    int y = box.y() + box.height() / 2;
    recording.input(new RecordedEvent.Pointer(recording.now(), x, y, 0));
    recording.input(new RecordedEvent.Button(recording.now(), x, y, 1, true));
    recording.pass(KEY_HELD);
    recording.input(new RecordedEvent.Button(recording.now(), x, y, 1, false));
  }

  private void paint(FormPage page, FormPage.Field field) {
    painted = recording.now();
    recording.paint(page.image, page.draw(field));
  }

  private static ContextSignal seen(RecordedEvent event) {
    return new ContextSignal.Seen(event, false);
  }
}
