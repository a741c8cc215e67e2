package greenroom.recorder.bench.filter;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.bench.BenchDesktop;
import greenroom.recorder.bench.filter.Stroke.Press;
import greenroom.recorder.host.HeardDesktop;
import greenroom.recorder.pipeline.RecordingSettings;
import greenroom.recorder.proving.Hands;
import greenroom.recorder.proving.ThrowawayRecording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Enters values on a real desktop, through the gate, at a person's pace, into real programs;
 * records it as a session is recorded, and reads back what was stored.
 */
final class DesktopRun {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration ASK = Duration.ofSeconds(10);
  private static final long LOOK = 400;
  private static final Box WHOLE = new Box(0, 0, 1280, 720);

  private final BenchDesktop desktop;
  private final ThrowawayRecording recording;
  private final Hands hands;
  private final List<Showing> showings = new ArrayList<>();

  private DesktopRun(BenchDesktop desktop, ThrowawayRecording recording) {
    this.desktop = desktop;
    this.recording = recording;
    this.hands = recording.hands();
  }

  static List<Outcome> of(List<Entry> entries) {
    return of(entries, Planted.settings(entries));
  }

  static List<Outcome> of(List<Entry> entries, RecordingSettings settings) {
    try (var desktop = BenchDesktop.start();
        var recording =
            new ThrowawayRecording(new HeardDesktop(desktop), settings, folder(desktop))) {
      var run = new DesktopRun(desktop, recording);
      run.hands.point(0, WHOLE.width() - 4, WHOLE.height() / 2); // not over what is to be read
      Scene.of(entries).forEach(run::play);
      var stored = recording.open();
      return SyntheticRun.outcomes(
          false,
          run.showings,
          StoredEvents.of(stored.recording()),
          ChangedPlaces.read(stored.recording(), run.showings));
    }
  }

  private static Path folder(BenchDesktop desktop) {
    return desktop.folder().resolve("recording");
  }

  private void play(Scene scene) {
    open(scene);
    List<Showing> shown = new ArrayList<>();
    for (var entry : scene.entries()) {
      boolean last = entry.equals(scene.entries().getLast());
      shown.add(enter(scene.program(), entry, last));
    }
    hands.rest(2 * LOOK);
    long until = recording.clock().now();
    shown.forEach(
        one ->
            showings.add(
                new Showing(one.entry(), one.from(), one.entered(), until, WHOLE, one.program())));
    close(scene.program());
  }

  private void open(Scene scene) {
    switch (scene.program()) {
      case FORM -> {
        var page = "/home/volunteer/Documents/intake.html";
        desktop.sandbox().copyIn(page, scene.page().getBytes(StandardCharsets.UTF_8));
        desktop.sandbox().launch(List.of("greenroom-browser", "file://" + page));
      }
      case EDITOR -> desktop.sandbox().launch(List.of("mousepad"));
      case TERMINAL -> desktop.sandbox().launch(List.of("xfce4-terminal", "-x", "cat"));
      case SHEET -> desktop.sandbox().launch(List.of("localc", "--norestore", "--nologo"));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!focused().contains(scene.program().title)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(scene.program() + " did not come up; " + focused());
      }
      hands.rest(100);
    }
    // What a person needs to see where the cursor is.
    hands.rest(scene.program() == Scene.Program.SHEET ? 4 * LOOK : 2 * LOOK);
    if (scene.program() == Scene.Program.SHEET) {
      hands.press(Stroke.RETURN); // not into the first cell, which nobody went to
    }
  }

  private String focused() {
    return desktop.shell("xdotool getwindowfocus getwindowname 2>/dev/null || true");
  }

  private void close(Scene.Program program) {
    switch (program) {
      case FORM -> chord(Stroke.CONTROL, 'w');
      case EDITOR -> desktop.shell("pkill -x mousepad || true");
      case TERMINAL -> desktop.shell("pkill -x xfce4-terminal || true");
      case SHEET -> desktop.shell("pkill -x soffice.bin || true");
    }
    hands.rest(3 * LOOK);
  }

  private Showing enter(Scene.Program program, Entry entry, boolean last) {
    long from = recording.clock().now();
    var dice = new Dice(entry.seed());
    for (int i = 0; i < entry.fields().size(); i++) {
      hands.rest(LOOK);
      Hand.strokes(entry.fields().get(i), entry.way(), dice).forEach(this::play);
      hands.rest(LOOK);
      leave(program, i + 1 < entry.fields().size(), last);
    }
    hands.rest(2 * LOOK);
    long entered = recording.clock().now();
    return new Showing(entry, from, entered, entered, WHOLE, program.word());
  }

  /** Goes to where the next is to be entered. */
  private void leave(Scene.Program program, boolean more, boolean last) {
    switch (program) {
      case FORM -> {
        if (more || !last) {
          hands.press(Stroke.TAB);
        }
      }
      case SHEET -> hands.press(more ? Stroke.TAB : Stroke.RETURN);
      case EDITOR, TERMINAL -> hands.press(Stroke.RETURN);
    }
  }

  private void play(Stroke stroke) {
    hands.rest(stroke.pauseMillis());
    switch (stroke) {
      case Press press when press.shift() && press.keysym() > 0xff00 ->
          chord(Stroke.SHIFT, press.keysym());
      case Press press when keypad(press) -> hands.press('0' + press.keysym() - Stroke.KEYPAD_0);
      case Press press -> hands.press(press.keysym());
      case Stroke.Paste paste -> {
        desktop.run(
            List.of("xclip", "-selection", "clipboard"),
            paste.text().getBytes(StandardCharsets.UTF_8),
            ASK);
        chord(Stroke.CONTROL, 'v');
        hands.rest(LOOK);
      }
      case Stroke.Fill _ -> hands.rest(2 * LOOK);
    }
  }

  /** Whether the desktop's number lock is on is not what is asked here. */
  private static boolean keypad(Press press) {
    return press.keysym() >= Stroke.KEYPAD_0 && press.keysym() <= Stroke.KEYPAD_0 + 9;
  }

  private void chord(int modifier, int keysym) {
    hands.hold(modifier);
    hands.press(keysym);
    hands.release(modifier);
  }
}
