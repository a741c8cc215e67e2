package greenroom.recorder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.PartStore;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.Sealer;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import greenroom.recorder.filter.Filter;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.gate.GateRules;
import greenroom.recorder.seal.AgeIdentity;
import greenroom.recorder.seal.AgeSealer;
import greenroom.recorder.store.RecordingStore;
import greenroom.recorder.video.PartEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real gate, screen, pipeline, encoder, sealer and store; one of them breaks. Within a second
 * nothing is captured any more, no key reaches the desktop, and the cause is told.
 */
class FailClosedTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @TempDir private Path folder;
  private final Breaking breaking = new Breaking();

  /** What is added to the clock, and whether it stands still. */
  private final AtomicLong shift = new AtomicLong();

  private volatile long standing;

  private LittleDesktop desktop;
  private Gate gate;
  private TestBrowser browser;

  /** What can break, and what is told of it. */
  enum Cause {
    FILTER_FAILS(SessionProblem.FILTER_FAILED),
    FILTER_HANGS(SessionProblem.FILTER_FAILED),
    ENCODER_FAILS(SessionProblem.ENCODER_FAILED),
    ENCODER_HANGS(SessionProblem.FILTER_FAILED),
    DISK_IS_FULL(SessionProblem.DISK_FULL),
    DISK_HANGS(SessionProblem.STORE_FAILED),
    SEALER_FAILS(SessionProblem.SEAL_FAILED),
    CLOCK_JUMPS(SessionProblem.CLOCK_FAILED),
    CLOCK_GOES_BACK(SessionProblem.CLOCK_FAILED),
    CLOCK_STANDS_STILL(SessionProblem.CLOCK_FAILED);

    private final SessionProblem problem;

    Cause(SessionProblem problem) {
      this.problem = problem;
    }
  }

  private void happens(Cause cause) {
    switch (cause) {
      case FILTER_FAILS -> breaking.fail(() -> new IllegalStateException("a filter's bug"));
      case ENCODER_FAILS, DISK_IS_FULL, SEALER_FAILS ->
          breaking.fail(() -> new TroubleException(cause.problem, "It does not."));
      case FILTER_HANGS, ENCODER_HANGS, DISK_HANGS -> breaking.hang();
      case CLOCK_JUMPS -> shift.set(5 * SECOND);
      case CLOCK_GOES_BACK -> shift.set(-5 * SECOND);
      case CLOCK_STANDS_STILL -> standing = System.nanoTime();
    }
  }

  @BeforeEach
  void start() throws Exception {
    Path socket = folder.resolve("rfb.sock");
    desktop = new LittleDesktop(socket);
    gate = new Gate(socket, GateRules.STRICT);
    browser = new TestBrowser(gate);
  }

  @AfterEach
  void stop() {
    breaking.release();
    gate.close();
    desktop.close();
  }

  @ParameterizedTest
  @EnumSource
  void trouble_stops_capture_and_holds_the_input_within_a_second(Cause cause) throws Exception {
    var told = new CompletableFuture<TroubleException>();
    var toldAt = new AtomicLong();
    try (var store = store(cause);
        var recording =
            start(
                cause,
                store,
                trouble -> {
                  toldAt.set(System.nanoTime());
                  told.complete(trouble);
                })) {
      recording.context(new ContextSignal.Found(recording.now()));
      recording.awaitOpen(Duration.ofSeconds(10));
      Await.until("a key reaches the desktop", this::keyPasses);

      long began = System.nanoTime();
      happens(cause);
      TroubleException trouble = told.get(10, TimeUnit.SECONDS);

      assertThat(trouble.problem()).isEqualTo(cause.problem);
      long failed = breaking.failedAt() == 0 ? began : breaking.failedAt();
      assertThat(toldAt.get() - failed).as("nanoseconds until it was told").isLessThan(SECOND);
      assertNothingPasses();
      boolean hangs = cause.name().endsWith("HANGS");
      if (hangs) {
        assertThatThrownBy(recording::stop).isInstanceOf(TroubleException.class);
      }
      breaking.release();
      shift.set(0);
      standing = 0;
      Await.until("the recording ends", () -> ends(recording));
      if (!hangs) {
        assertThat(recording.counts().complete()).as("what waited is said to be lost").isFalse();
      }
    }
  }

  @Test
  void a_frozen_process_is_no_broken_clock() {
    var now = new AtomicLong();
    var watch = new ClockWatch(now::get, now::get);
    now.addAndGet(30 * SECOND);
    assertThat(watch.look()).isEmpty();
    // Frozen between two readings: the second clock is far ahead of the first reading.
    var halfway = new ClockWatch(now::get, () -> now.addAndGet(10 * SECOND));
    assertThat(halfway.look()).isEmpty();
  }

  @Test
  void a_machine_that_was_suspended_is_a_clock_that_stood_still() {
    var now = new AtomicLong();
    var boot = new AtomicLong();
    var watch = new ClockWatch(now::get, boot::get);
    now.addAndGet(SECOND);
    boot.addAndGet(60 * SECOND);
    assertThat(watch.look())
        .hasValueSatisfying(trouble -> assertThat(trouble).hasMessageContaining("stood still"));
  }

  @Test
  void the_machines_two_clocks_agree() {
    var watch = new ClockWatch(System::nanoTime, ClockWatch::sinceBoot);
    Await.pass(Duration.ofMillis(300));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void a_watch_that_was_late_itself_blames_nobody() {
    var now = new AtomicLong();
    var watch = new StallWatch(working(() -> 0), now::get, SECOND);
    for (int i = 0; i < 20; i++) {
      now.addAndGet(3 * SECOND);
      assertThat(watch.look()).isEmpty();
    }
    for (int i = 1; i < StallWatch.PATIENCE; i++) {
      now.addAndGet(SECOND);
      assertThat(watch.look()).isEmpty();
    }
    now.addAndGet(SECOND);
    assertThat(watch.look()).isPresent();
  }

  @Test
  void a_step_that_hardly_ever_gets_a_turn_is_not_blamed_and_one_that_turns_in_circles_is() {
    var now = new AtomicLong();
    var had = new AtomicLong();
    var watch = new StallWatch(working(had::get), now::get, SECOND);
    for (int i = 0; i < 20; i++) {
      now.addAndGet(SECOND);
      had.addAndGet(SECOND / 10);
      assertThat(watch.look()).isEmpty();
    }
    now.addAndGet(SECOND);
    had.addAndGet(2 * SECOND);
    assertThat(watch.look()).isPresent();
  }

  /** Something that works and gets nothing done. */
  private static StallWatch.Work working(LongSupplier processorTime) {
    return new StallWatch.Work() {
      @Override
      public StallWatch.Stage stage() {
        return StallWatch.Stage.WORKING;
      }

      @Override
      public long moves() {
        return 7;
      }

      @Override
      public long processorTime() {
        return processorTime.getAsLong();
      }
    };
  }

  private static boolean ends(Recording recording) {
    try {
      recording.stop();
      return true;
    } catch (TroubleException stillHangs) {
      return false;
    }
  }

  private boolean keyPasses() {
    int before = desktop.keys.get();
    browser.press('a');
    Await.pass(Duration.ofMillis(50));
    return desktop.keys.get() > before;
  }

  private void assertNothingPasses() {
    int before = desktop.keys.get();
    long dropped = gate.counts().dropped();
    browser.press('b');
    Await.until("the key is dropped", () -> gate.counts().dropped() > dropped);
    assertThat(desktop.keys.get()).isEqualTo(before);
  }

  private RecordingStore store(Cause cause) {
    Sealer age = AgeSealer.to(AgeIdentity.generate().recipient());
    Sealer sealer = cause == Cause.SEALER_FAILS ? breaking.before(Sealer.class, age) : age;
    return RecordingStore.create(folder.resolve("recording"), sealer);
  }

  private Recording start(Cause cause, RecordingStore store, RecordingListener listener) {
    return Recording.start(
        stages(cause),
        RecordingSettings.DEFAULT.withHold(Duration.ofMillis(200)),
        RecordingClock.startNow(),
        ResumePoint.BEGINNING,
        folder.resolve("rfb.sock"),
        gate,
        cause == Cause.DISK_IS_FULL || cause == Cause.DISK_HANGS
            ? breaking.before(PartStore.class, store)
            : store,
        listener);
  }

  private Stages stages(Cause cause) {
    Stages real = Stages.REAL;
    return switch (cause) {
      case FILTER_FAILS, FILTER_HANGS ->
          new Stages(
              settings -> breaking.before(Filter.class, real.filter().apply(settings)),
              real.encoder(),
              real.clock(),
              real.reference());
      case ENCODER_FAILS, ENCODER_HANGS ->
          new Stages(
              real.filter(),
              (width, height) ->
                  breaking.before(PartEncoder.class, real.encoder().of(width, height)),
              real.clock(),
              real.reference());
      case CLOCK_JUMPS, CLOCK_GOES_BACK, CLOCK_STANDS_STILL ->
          new Stages(real.filter(), real.encoder(), this::bent, real.reference());
      case DISK_IS_FULL, DISK_HANGS, SEALER_FAILS -> real;
    };
  }

  private LongSupplier bent(LongSupplier clock) {
    long start = System.nanoTime() - clock.getAsLong();
    return () -> {
      long stood = standing;
      return stood == 0 ? clock.getAsLong() + shift.get() : stood - start;
    };
  }
}
