package greenroom.recorder.pipeline;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.PartStore;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.filter.Filter;
import greenroom.recorder.filter.Filters;
import greenroom.recorder.video.SegmentEncoder;
import java.awt.image.BufferedImage;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;

/**
 * All of a recording behind the gate and the screen, on a clock that moves only when told to: what
 * takes hours at human pace takes minutes. Filter, delay line, encoder and store are the real ones
 * and are stepped as often as a recording steps them.
 */
public final class SteppedRecording implements AutoCloseable {
  private static final long RHYTHM = Duration.ofMillis(100).toNanos();

  private final Pipeline pipeline;
  private final long hold;
  private long now;

  public SteppedRecording(RecordingSettings settings, int width, int height, PartStore store) {
    this(settings, width, height, store, Filters.of(settings.rules()));
  }

  /** The same with another filter. */
  SteppedRecording(
      RecordingSettings settings, int width, int height, PartStore store, Filter filter) {
    hold = settings.hold().toNanos();
    pipeline =
        new Pipeline(
            settings,
            () -> now,
            ResumePoint.BEGINNING,
            width,
            height,
            store,
            filter,
            new SegmentEncoder(width & ~1, height & ~1));
  }

  /** Nanoseconds since the recording's start. */
  public long now() {
    return now;
  }

  /** Moves the clock on. */
  public void pass(Duration time) {
    long until = now + time.toNanos();
    while (now < until) {
      long next = Math.min(until, (now / RHYTHM + 1) * RHYTHM);
      now = next;
      if (now % RHYTHM == 0) {
        pipeline.step();
      }
    }
  }

  /** Something was done, as the gate would say; fails if it is not taken. */
  public void input(RecordedEvent event) {
    if (!pipeline.accept(event)) {
      throw new IllegalStateException("The recording takes no input");
    }
  }

  public void context(ContextSignal signal) {
    pipeline.context(signal);
  }

  /** The screen now shows this picture at this place. */
  public void paint(BufferedImage screen, Box box) {
    try {
      var room = pipeline.room(4L * box.width() * box.height());
      int[] pixels =
          screen.getRGB(box.x(), box.y(), box.width(), box.height(), null, 0, box.width());
      for (int i = 0; i < pixels.length; i++) {
        // Blue first, as the desktop sends it.
        room.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * i, pixels[i] & 0xffffff);
      }
      pipeline.accept(new ScreenUpdate(now, List.of(new ScreenUpdate.Pixels(box, room))));
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while painting", e);
    }
  }

  /** Whether anything was taken out that was not planted. */
  boolean flagged() {
    return pipeline.redacted();
  }

  /** Stops and lets everything out. */
  public RecordingCounts stop() {
    pipeline.stop();
    while (!pipeline.finished()) {
      pass(Duration.ofNanos(Math.max(hold, RHYTHM)));
    }
    return pipeline.counts();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
