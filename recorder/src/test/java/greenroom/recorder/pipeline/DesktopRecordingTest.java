package greenroom.recorder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.FinishedPart;
import greenroom.recorder.Frame;
import greenroom.recorder.PartKind;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.TroubleException;
import greenroom.recorder.gate.CloseReason;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.gate.GateRules;
import greenroom.recorder.rfb.ClientMessage;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.docker.DockerEngine;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import greenroom.sandbox.docker.ImageBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way on a real desktop: gate, X server, screen, delay line, encoder, decoder. */
@Tag("docker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesktopRecordingTest {
  private static final Path IMAGES =
      Path.of(System.getProperty("greenroom.root"), "sandboxes", "images");
  private static final RecordingSettings SETTINGS =
      RecordingSettings.DEFAULT.withHold(Duration.ofMillis(300));

  private DockerSandboxes sandboxes;
  private Sandbox sandbox;

  private final CompletableFuture<TroubleException> trouble = new CompletableFuture<>();
  private MemoryStore store;
  private RecordingClock clock;
  private Gate gate;
  private Recording recording;

  @BeforeAll
  void startDesktop(@TempDir Path run) {
    try (var engine = DockerEngine.connect()) {
      new ImageBuilder(engine, IMAGES, line -> {}).build("desktop");
    }
    sandboxes =
        new DockerSandboxes(
            DockerSettings.of(run, IMAGES),
            any -> {
              throw new SandboxException("No browser here.");
            });
    sandbox = sandboxes.start(new SandboxSpec("desktop", 1280, 720));
    openEditor();
  }

  private void openEditor() {
    sandbox.launch(List.of("mousepad"));
    Await.until("the editor's window", () -> windows().contains("Mousepad"));
  }

  private String windows() {
    var listed = sandbox.exec(List.of("wmctrl", "-l"), new byte[0], Duration.ofSeconds(5));
    return new String(listed.standardOutput(), StandardCharsets.UTF_8);
  }

  @AfterAll
  void removeDesktop() {
    sandbox.close();
    sandboxes.close();
  }

  @BeforeEach
  void startRecording() {
    store = new MemoryStore();
    clock = RecordingClock.startNow();
    gate = new Gate(sandbox.screenSocket(), GateRules.STRICT);
    recording =
        Recording.start(
            SETTINGS,
            clock,
            ResumePoint.BEGINNING,
            sandbox.screenSocket(),
            gate,
            store,
            trouble::complete);
    recording.context(new ContextSignal.Found(0));
  }

  @AfterEach
  void stopRecording() {
    recording.stop();
    gate.close();
  }

  @Test
  void a_typed_character_is_seen_in_the_picture_at_its_time() {
    var browser = new TestBrowser(gate);
    browser.click(640, 360);
    for (char c = 'a'; c <= 'e'; c++) {
      Await.pass(Duration.ofMillis(300));
      browser.press(c);
    }
    Await.pass(Duration.ofMillis(500));
    var counts = recording.stop();

    assertThat(counts.complete()).as("%s", counts).isTrue();
    var keys =
        store.events().stream()
            .filter(RecordedEvent.Key.class::isInstance)
            .map(RecordedEvent.Key.class::cast)
            .filter(RecordedEvent.Key::down)
            .toList();
    assertThat(keys)
        .extracting(RecordedEvent.Key::keysym)
        .containsExactly((int) 'a', (int) 'b', (int) 'c', (int) 'd', (int) 'e');
    var frames = store.frames();
    for (var key : keys) {
      assertThat(changesAfter(frames, key.t()))
          .as("the picture changes within 200 ms of the key")
          .isBetween(0L, 200_000_000L);
    }
    assertThat(brightness(frames.getLast())).as("a desktop, not a black screen").isGreaterThan(40);
  }

  @Test
  void nothing_passes_while_paused() {
    var browser = new TestBrowser(gate);
    Await.until("input passes", () -> pressed(browser, 'x'));
    recording.pause();
    long before = gate.counts().dropped();
    browser.press('y');
    Await.until("the key is dropped", () -> gate.counts().dropped() >= before + 2);
    recording.resume();
    Await.until("input passes again", () -> pressed(browser, 'z'));
    var counts = recording.stop();
    assertThat(counts.complete()).as("%s", counts).isTrue();
    assertThat(store.events())
        .hasAtLeastOneElementOfType(RecordedEvent.Pause.class)
        .hasAtLeastOneElementOfType(RecordedEvent.Resume.class)
        .noneMatch(event -> event instanceof RecordedEvent.Key key && key.keysym() == 'y');
    assertThat(store.parts(PartKind.SCREEN).stream().filter(FinishedPart::initialisation))
        .hasSize(1);
  }

  @Test
  void what_a_lost_connection_held_down_is_released_and_logged() {
    var browser = new TestBrowser(gate);
    Await.until("input passes", () -> pressed(browser, 'x'));
    browser.send(new ClientMessage.Key(true, 0xffe1));
    browser.send(new ClientMessage.Pointer(1, 30, 30));
    Await.until("both are forwarded", () -> gate.counts().forwarded() >= 4);
    browser.disconnect();
    Await.until("the gate is free", () -> !gate.connected());
    recording.stop();
    assertThat(store.events())
        .filteredOn(RecordedEvent.Released.class::isInstance)
        .singleElement()
        .satisfies(
            event -> {
              var released = (RecordedEvent.Released) event;
              assertThat(released.keysyms()).containsExactly(0xffe1);
              assertThat(released.buttons()).isEqualTo(1);
            });
  }

  @Test
  void a_second_tab_takes_the_desktop_over() throws Exception {
    var first = new TestBrowser(gate);
    var second = new TestBrowser(gate);
    assertThat(first.closed.get(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.TAKEN_OVER);
    Await.until("input passes", () -> pressed(second, 'x'));
    assertThat(second.closed).isNotDone();
  }

  @Test
  void garbage_ends_the_connection_and_nothing_else() throws Exception {
    var browser = new TestBrowser(gate);
    browser.send(new ClientMessage.Key(true, 'x'));
    gate.attach(browser).receive(new byte[] {77, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    assertThat(browser.closed.get(10, TimeUnit.SECONDS)).isNotNull();
    var next = new TestBrowser(gate);
    Await.until("input passes", () -> pressed(next, 'x'));
    assertThat(trouble).isNotDone();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 7, 16})
  void a_page_may_use_any_of_the_allowed_encodings(int encoding) {
    var browser = new TestBrowser(gate);
    // Without fences, which a desktop waits for an answer to.
    browser.send(new ClientMessage.SetEncodings(List.of(encoding, -258, -239, -224, -307, -261)));
    browser.click(640, 360);
    for (int i = 0; i < 5; i++) {
      long before = browser.received.get();
      browser.send(new ClientMessage.UpdateRequest(false, 0, 0, 1280, 720));
      Await.until("a picture", () -> browser.received.get() > before || browser.closed.isDone());
    }
    assertThat(browser.closed).isNotDone();
  }

  @Test
  void a_full_disk_stops_capture_and_holds_input() throws Exception {
    var browser = new TestBrowser(gate);
    Await.until("input passes", () -> pressed(browser, 'x'));
    store.fill();
    assertThat(trouble.get(10, TimeUnit.SECONDS).code()).isEqualTo("disk-full");
    assertThat(pressed(browser, 'y')).isFalse();
    assertThat(recording.stop().complete()).isFalse();
  }

  @Test
  void a_desktop_that_dies_is_trouble_and_loses_nothing_that_was_captured() throws Exception {
    var doomed = sandboxes.start(new SandboxSpec("desktop", 1280, 720));
    var happened = new CompletableFuture<TroubleException>();
    var kept = new MemoryStore();
    try (doomed;
        var itsGate = new Gate(doomed.screenSocket(), GateRules.STRICT)) {
      var last =
          Recording.start(
              SETTINGS,
              clock,
              ResumePoint.BEGINNING,
              doomed.screenSocket(),
              itsGate,
              kept,
              happened::complete);
      last.context(new ContextSignal.Found(0));
      var browser = new TestBrowser(itsGate);
      Await.until(
          "input passes",
          () -> {
            browser.press('x');
            return itsGate.counts().forwarded() > 0;
          });
      doomed.close();
      assertThat(happened.get(20, TimeUnit.SECONDS).code()).isEqualTo("screen-lost");
      var counts = last.stop();
      assertThat(counts.complete()).as("%s", counts).isTrue();
      assertThat(kept.events()).hasAtLeastOneElementOfType(RecordedEvent.Key.class);
    }
  }

  private boolean pressed(TestBrowser browser, int keysym) {
    long before = gate.counts().forwarded();
    browser.press(keysym);
    Await.pass(Duration.ofMillis(50));
    return gate.counts().forwarded() > before;
  }

  /** How long after {@code t} a frame comes that differs from the one before {@code t}. */
  private static long changesAfter(List<Frame> frames, long t) {
    Frame before = frames.getFirst();
    for (var frame : frames) {
      if (frame.t() <= t) {
        before = frame;
      } else if (different(before, frame) > 20) {
        return frame.t() - t;
      }
    }
    return -1;
  }

  private static int different(Frame one, Frame other) {
    int count = 0;
    for (int y = 0; y < one.image().getHeight(); y++) {
      for (int x = 0; x < one.image().getWidth(); x++) {
        int a = one.image().getRGB(x, y) & 0xff;
        int b = other.image().getRGB(x, y) & 0xff;
        count += Math.abs(a - b) > 40 ? 1 : 0;
      }
    }
    return count;
  }

  private static long brightness(Frame frame) {
    long sum = 0;
    for (int y = 0; y < frame.image().getHeight(); y++) {
      for (int x = 0; x < frame.image().getWidth(); x++) {
        sum += frame.image().getRGB(x, y) & 0xff;
      }
    }
    return sum / ((long) frame.image().getWidth() * frame.image().getHeight());
  }
}
