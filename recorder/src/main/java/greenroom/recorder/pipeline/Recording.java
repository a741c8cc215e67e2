package greenroom.recorder.pipeline;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.InputSink;
import greenroom.recorder.PartStore;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.StreamCounts;
import greenroom.recorder.TroubleException;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.screen.Pace;
import greenroom.recorder.screen.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A running recording of one desktop. Opens the gate once the first picture is there; holds it on
 * pause, stop and trouble. All methods may be called from any thread.
 *
 * <p>Until the context source is {@link ContextSignal.Found}, and while it is lost, keys are
 * redacted and the picture is black.
 */
public final class Recording implements InputSink, AutoCloseable {
  private final LongSupplier clock;
  private final Gate gate;
  private final RecordingListener listener;
  private final Pipeline pipeline;
  private final Screen screen;
  private final Worker worker;
  private final ClockWatch clockWatch;
  private final Watch watch;
  private final ScreenFeed feed;
  private final long eventsBefore;
  private final AtomicLong contextHanded = new AtomicLong();
  private final AtomicLong marksHanded = new AtomicLong();

  /** Guards whether the gate may be open. Never held while anything blocks. */
  private final ReentrantLock state = new ReentrantLock();

  private boolean openWithNextPicture = true;

  /** Set once the worker hangs: then it is not waited for. */
  private volatile @Nullable TroubleException stalled;

  private final CountDownLatch opened = new CountDownLatch(1);
  private final AtomicBoolean troubled = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Recording(
      Stages stages,
      RecordingSettings settings,
      RecordingClock recordingClock,
      ResumePoint from,
      Path screenSocket,
      Gate gate,
      PartStore store,
      RecordingListener listener) {
    this.clock = stages.clock().apply(recordingClock::now);
    this.gate = gate;
    this.listener = listener;
    this.eventsBefore = gate.counts().events();
    feed = new ScreenFeed(clock, gate.rules().clipboardOut());
    screen = Screen.connect(screenSocket, feed, Pace.DEFAULT);
    try {
      pipeline =
          new Pipeline(
              settings,
              clock,
              from,
              screen.width(),
              screen.height(),
              store,
              stages.filter().apply(settings),
              stages.encoder().of(screen.width() & ~1, screen.height() & ~1));
    } catch (RuntimeException e) {
      screen.close();
      throw Troubles.of(e);
    }
    worker = new Worker(pipeline, settings.hold(), clock, this::trouble);
    clockWatch = new ClockWatch(clock, stages.reference());
    var stallWatch = new StallWatch(worker, System::nanoTime, Watch.RHYTHM.toNanos());
    watch = new Watch(List.of(clockWatch::look, () -> stalled(stallWatch)), this::trouble);
    feed.connect(pipeline, this::pictureArrived, this::trouble);
  }

  /**
   * Starts capturing; the gate opens with the first picture.
   *
   * @param from {@link ResumePoint#BEGINNING}, or where an earlier run on the same clock ended
   * @throws TroubleException with {@code screen-lost} or {@code encoder-failed} if it cannot start;
   *     the gate is held then
   */
  public static Recording start(
      RecordingSettings settings,
      RecordingClock clock,
      ResumePoint from,
      Path screenSocket,
      Gate gate,
      PartStore store,
      RecordingListener listener) {
    return start(Stages.REAL, settings, clock, from, screenSocket, gate, store, listener);
  }

  static Recording start(
      Stages stages,
      RecordingSettings settings,
      RecordingClock clock,
      ResumePoint from,
      Path screenSocket,
      Gate gate,
      PartStore store,
      RecordingListener listener) {
    gate.hold();
    var recording =
        new Recording(stages, settings, clock, from, screenSocket, gate, store, listener);
    recording.worker.start();
    recording.watch.start();
    recording.screen.start();
    return recording;
  }

  @Override
  public long now() {
    return clock.getAsLong();
  }

  /** For the gate. */
  @Override
  public boolean accept(RecordedEvent event) {
    screen.input(event instanceof RecordedEvent.Key || event instanceof RecordedEvent.Button);
    return pipeline.accept(event);
  }

  /** Waits until the first picture is there and input passes, at most this long. */
  public void awaitOpen(Duration limit) {
    try {
      var _ = opened.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes what the desktop's context sources say; never blocks. */
  public void context(ContextSignal signal) {
    if (pipeline.context(signal) && signal instanceof ContextSignal.Seen) {
      contextHanded.incrementAndGet();
    }
  }

  /** Holds the gate and captures nothing from now on. Without effect when paused or stopped. */
  public void pause() {
    holdGate();
    screen.pause();
    pipeline.pause();
  }

  /** Goes on after {@link #pause}; the gate opens with the first picture. */
  public void resume() {
    if (pipeline.resume()) {
      state.lock();
      try {
        openWithNextPicture = true;
      } finally {
        state.unlock();
      }
      screen.resume();
      worker.wake();
    }
  }

  /** Marks a step as ticked off ({@code done}) or not; a key frame follows. */
  public void mark(String step, boolean done) {
    marksHanded.incrementAndGet();
    pipeline.accept(new RecordedEvent.Mark(clock.getAsLong(), step, done));
  }

  /**
   * Forgets the last minutes: what waits in memory, and the parts in the store.
   *
   * @throws TroubleException if the store could not remove them; recording has stopped then
   */
  public Deletion deleteLast(Duration time) {
    try {
      return pipeline.deleteLast(time);
    } catch (RuntimeException e) {
      var trouble = Troubles.of(e);
      trouble(trouble);
      throw trouble;
    } finally {
      worker.wake();
    }
  }

  /**
   * Holds the gate, lets what waits in memory pass the filters (takes up to the hold), stores the
   * last part and frees everything. Calling it again only answers.
   *
   * @throws TroubleException if a step of it hangs; may be tried again
   */
  public RecordingCounts stop() {
    holdGate();
    pipeline.stop();
    worker.wake();
    screen.close();
    if (!worker.awaitEnd(() -> stalled != null)) {
      throw Objects.requireNonNull(stalled); // its memory is still in use: nothing is freed
    }
    watch.close();
    if (closed.compareAndSet(false, true)) {
      pipeline.close();
    }
    return counts();
  }

  /** The counts so far. */
  public RecordingCounts counts() {
    return pipeline.counts().withHanded(handed());
  }

  private StreamCounts handed() {
    long input = gate.counts().events() - eventsBefore + feed.clipboardTexts();
    return new StreamCounts(input, contextHanded.get(), marksHanded.get(), feed.updates());
  }

  /** Whether anything was taken out that the task had not planted. */
  public boolean flagged() {
    return pipeline.redacted();
  }

  /** As {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }

  private Optional<TroubleException> stalled(StallWatch stallWatch) {
    Optional<TroubleException> found = stallWatch.look();
    found.ifPresent(hanging -> stalled = hanging);
    return found;
  }

  /** Opens the gate if this is the picture that it waited for. */
  private void pictureArrived() {
    state.lock();
    try {
      if (openWithNextPicture) {
        openWithNextPicture = false;
        gate.open(this);
        opened.countDown();
      }
    } finally {
      state.unlock();
    }
  }

  private void holdGate() {
    state.lock();
    try {
      openWithNextPicture = false;
      gate.hold();
    } finally {
      state.unlock();
    }
  }

  /**
   * Capture stops at once. What waits can still be stored if only the screen is gone; if a later
   * stage or the clock failed it is lost, and the counts say so.
   */
  private void trouble(TroubleException first) {
    if (troubled.compareAndSet(false, true)) {
      holdGate();
      pipeline.stop();
      worker.wake();
      // A clock that went wrong makes others fail: then it is the one to name.
      TroubleException trouble = clockWatch.look().orElse(first);
      if (trouble.problem() == SessionProblem.CLOCK_FAILED) {
        worker.giveUp();
      }
      // On a thread of its own: the listener may want to stop this recording.
      Thread.ofVirtual().name("recording-trouble").start(() -> listener.trouble(trouble));
    }
  }
}
