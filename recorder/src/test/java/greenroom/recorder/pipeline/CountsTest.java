package greenroom.recorder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.gate.GateRules;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What producers count themselves must have arrived, and what arrived must be stored. */
class CountsTest {
  private static final int KEYS = 25;

  @TempDir private Path folder;
  private final MemoryStore store = new MemoryStore();
  private LittleDesktop desktop;
  private Gate gate;

  @BeforeEach
  void start() throws Exception {
    desktop = new LittleDesktop(folder.resolve("rfb.sock"));
    gate = new Gate(folder.resolve("rfb.sock"), GateRules.STRICT);
  }

  @AfterEach
  void stop() {
    gate.close();
    desktop.close();
  }

  @Test
  void each_stream_arrives_as_it_was_handed_over() {
    try (var recording = start(trouble -> {})) {
      work(recording);
      RecordingCounts counts = recording.stop();
      assertThat(counts.differences()).as(counts.toString()).isEmpty();
      assertThat(counts.handed()).isEqualTo(counts.arrived());
      assertThat(counts.handed().input()).isEqualTo(2L * KEYS);
      assertThat(counts.handed().context()).isEqualTo(1);
      assertThat(counts.handed().marks()).isEqualTo(1);
      assertThat(counts.handed().frames()).isPositive();
      assertThat(counts.eventsStored()).isEqualTo(2L * KEYS + 2);
    }
  }

  @Test
  void what_waits_when_the_store_fails_is_missed_and_so_is_a_mark_that_comes_too_late() {
    try (var recording = start(trouble -> {})) {
      work(recording);
      store.fill();
      recording.context(context(recording));
      Await.until("it stopped", () -> !recording.accept(new RecordedEvent.Key(0, 'a', 0, true)));
      recording.mark("late", true);
      assertThat(recording.stop().differences()).contains("marks", "stored");
    }
  }

  @Test
  void context_that_finds_no_room_is_missed() {
    try (var bench = HandMoved.ready()) {
      long taken = 0;
      for (int i = 0; i < 200_100; i++) {
        var event = new RecordedEvent.Window(0, "activated", "", "", null);
        taken += bench.pipeline.context(new ContextSignal.Seen(event, false)) ? 1 : 0;
      }
      bench.at(100);
      assertThat(taken).isEqualTo(200_100);
      assertThat(bench.pipeline.counts().arrived().context()).isLessThan(taken);
    }
  }

  private Recording start(RecordingListener listener) {
    return Recording.start(
        RecordingSettings.DEFAULT.withHold(Duration.ofMillis(200)),
        RecordingClock.startNow(),
        ResumePoint.BEGINNING,
        folder.resolve("rfb.sock"),
        gate,
        store,
        listener);
  }

  /** Types, ticks off a step and looks at a window. */
  private void work(Recording recording) {
    recording.context(new ContextSignal.Found(recording.now()));
    recording.awaitOpen(Duration.ofSeconds(10));
    var browser = new TestBrowser(gate);
    for (int i = 0; i < KEYS; i++) {
      browser.press('a' + i % 26);
    }
    Await.until("every key reached the desktop", () -> desktop.keys.get() == 2 * KEYS);
    recording.context(context(recording));
    recording.mark("step", true);
  }

  private static ContextSignal context(Recording recording) {
    return new ContextSignal.Seen(
        new RecordedEvent.Window(recording.now(), "activated", "", "", null), false);
  }
}
