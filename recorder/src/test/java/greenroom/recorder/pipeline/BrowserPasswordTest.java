package greenroom.recorder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.Frame;
import greenroom.recorder.PlantedSecret;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.gate.GateRules;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.context.ContextReader;
import greenroom.sandbox.docker.DockerEngine;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import greenroom.sandbox.docker.ImageBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password typed into a real page in a real browser, as the real accessibility bus tells it. */
@Tag("docker")
class BrowserPasswordTest {
  private static final Path IMAGES =
      Path.of(System.getProperty("greenroom.root"), "sandboxes", "images");
  private static final int TAB = 0xff09;
  private static final String PAGE =
      """
      <!doctype html><title>Sign in</title>
      <body style="font-size:24px;margin:60px">
      <p><input autofocus aria-label="Name" style="font-size:24px">
      <p><input type="password" aria-label="Password" style="font-size:24px">
      <p><input aria-label="Subject" style="font-size:24px">
      """;

  @Test
  void is_in_no_event_and_no_picture(@TempDir Path run) {
    try (var engine = DockerEngine.connect()) {
      new ImageBuilder(engine, IMAGES, line -> {}).build("desktop");
    }
    try (var sandboxes =
            new DockerSandboxes(
                DockerSettings.of(run, IMAGES),
                any -> {
                  throw new SandboxException("No browser here.");
                });
        var sandbox = sandboxes.start(new SandboxSpec("desktop", 1280, 720))) {
      type(sandbox);
    }
  }

  private static void type(Sandbox sandbox) {
    var store = new MemoryStore();
    var clock = RecordingClock.startNow();
    var signals = new CopyOnWriteArrayList<ContextSignal>();
    var secrets = List.of(new PlantedSecret("sign-in", "Plant3d"));
    try (var gate = new Gate(sandbox.screenSocket(), GateRules.STRICT);
        var recording =
            Recording.start(
                RecordingSettings.DEFAULT.withSecrets(secrets),
                clock,
                ResumePoint.BEGINNING,
                sandbox.screenSocket(),
                gate,
                store,
                trouble -> {});
        var context =
            new ContextReader(
                sandbox::contextSocket,
                event -> {
                  var signal = Signals.of(clock, event);
                  if (signal != null) {
                    signals.add(signal);
                    recording.context(signal);
                  }
                })) {
      Await.until("the agent", context::connected);
      recording.context(new ContextSignal.Found(clock.now()));
      var page = "/home/volunteer/Documents/sign-in.html";
      sandbox.copyIn(page, PAGE.getBytes(StandardCharsets.UTF_8));
      sandbox.launch(List.of("greenroom-browser", "file://" + page));
      Await.until("the name's focus", () -> focused(signals, "Name"));
      var browser = new TestBrowser(gate);
      slowly(browser, "ann");
      browser.press(TAB);
      slowly(browser, "hunter2");
      long typed = clock.now();
      browser.press(TAB);
      Await.until("the subject's focus", () -> focused(signals, "Subject"));
      slowly(browser, "hello");
      Await.pass(Duration.ofSeconds(1));
      recording.stop();

      assertThat(keys(store)).isEqualTo("ann\thunter2\thello".replace("hunter2", ""));
      assertThat(store.events())
          .filteredOn(RecordedEvent.Redacted.class::isInstance)
          .filteredOn(event -> ((RecordedEvent.Redacted) event).rule().equals("password-field"))
          .hasSize(1);
      var box = passwordBox(signals);
      var frames = store.frames();
      assertThat(brightest(frames, typed, box)).as("the field after typing").isLessThan(24);
      assertThat(brightest(frames, clock.now(), box)).as("and at the end").isLessThan(24);
      var beside = new Box(box.x(), box.y() + 2 * box.height() + 10, 20, 20);
      assertThat(brightest(frames, typed, beside)).as("but not the page").isGreaterThan(200);
    }
  }

  private static void slowly(TestBrowser browser, String text) {
    for (int i = 0; i < text.length(); i++) {
      browser.press(text.charAt(i));
      Await.pass(Duration.ofMillis(80));
    }
  }

  private static boolean focused(List<ContextSignal> signals, String name) {
    return signals.stream()
        .anyMatch(
            signal ->
                signal instanceof ContextSignal.Seen(RecordedEvent.Focus focus, boolean _)
                    && focus.name().equals(name));
  }

  private static Box passwordBox(List<ContextSignal> signals) {
    return signals.stream()
        .filter(ContextSignal.PasswordField.class::isInstance)
        .map(signal -> ((ContextSignal.PasswordField) signal).box())
        .filter(Objects::nonNull)
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static String keys(MemoryStore store) {
    var text = new StringBuilder();
    for (var event : store.events()) {
      if (event instanceof RecordedEvent.Key key && key.down()) {
        text.append(key.keysym() == TAB ? '\t' : (char) key.keysym());
      }
    }
    return text.toString();
  }

  private static int brightest(List<Frame> frames, long t, Box box) {
    var shown = frames.getFirst();
    for (var frame : frames) {
      shown = frame.t() <= t ? frame : shown;
    }
    int most = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        most = Math.max(most, shown.image().getRGB(x, y) & 0xff);
      }
    }
    return most;
  }
}
