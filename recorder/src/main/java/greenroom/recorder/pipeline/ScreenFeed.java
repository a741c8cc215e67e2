package greenroom.recorder.pipeline;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.ScreenSink;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.TroubleException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Carries a screen's updates into a pipeline, which can only be made once the size is known. */
final class ScreenFeed implements ScreenSink {
  private final LongSupplier clock;
  private final boolean clipboardOut;
  private final AtomicLong clipboardTexts = new AtomicLong();
  private final AtomicLong updates = new AtomicLong();
  private @Nullable Pipeline pipeline;
  private @Nullable Runnable picture;
  private @Nullable Consumer<TroubleException> trouble;

  ScreenFeed(LongSupplier clock, boolean clipboardOut) {
    this.clock = clock;
    this.clipboardOut = clipboardOut;
  }

  /** To be called before the screen starts. */
  void connect(Pipeline target, Runnable pictureArrived, Consumer<TroubleException> lost) {
    pipeline = target;
    picture = pictureArrived;
    trouble = lost;
  }

  @Override
  public long now() {
    return clock.getAsLong();
  }

  @Override
  public MemorySegment room(long bytes) throws InterruptedException {
    return Objects.requireNonNull(pipeline).room(bytes);
  }

  @Override
  public void accept(ScreenUpdate update) {
    if (Objects.requireNonNull(pipeline).accept(update)) {
      updates.incrementAndGet();
    }
    Objects.requireNonNull(picture).run();
  }

  @Override
  public void discard() {
    Objects.requireNonNull(pipeline).discard();
  }

  @Override
  public void clipboard(String text) {
    if (clipboardOut
        && Objects.requireNonNull(pipeline)
            .accept(new RecordedEvent.Clipboard(clock.getAsLong(), "out", text))) {
      clipboardTexts.incrementAndGet();
    }
  }

  /** How many texts out of the desktop the pipeline took. */
  long clipboardTexts() {
    return clipboardTexts.get();
  }

  /** How many updates of the screen the pipeline took. */
  long updates() {
    return updates.get();
  }

  @Override
  public void lost(TroubleException lost) {
    Objects.requireNonNull(trouble).accept(lost);
  }
}
