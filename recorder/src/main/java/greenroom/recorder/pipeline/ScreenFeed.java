package greenroom.recorder.pipeline;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.ScreenSink;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.TroubleException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries a screen's updates into a pipeline, which can only be made once the size is known. */
final class ScreenFeed implements ScreenSink {
  private final RecordingClock clock;
  private final boolean clipboardOut;
  private @Nullable Pipeline pipeline;
  private @Nullable Runnable picture;
  private @Nullable Consumer<TroubleException> trouble;

  ScreenFeed(RecordingClock clock, boolean clipboardOut) {
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
    return clock.now();
  }

  @Override
  public MemorySegment room(long bytes) throws InterruptedException {
    return Objects.requireNonNull(pipeline).room(bytes);
  }

  @Override
  public void accept(ScreenUpdate update) {
    Objects.requireNonNull(pipeline).accept(update);
    Objects.requireNonNull(picture).run();
  }

  @Override
  public void discard() {
    Objects.requireNonNull(pipeline).discard();
  }

  @Override
  public void clipboard(String text) {
    if (clipboardOut) {
      Objects.requireNonNull(pipeline)
          .accept(new RecordedEvent.Clipboard(clock.now(), "out", text));
    }
  }

  @Override
  public void lost(TroubleException lost) {
    Objects.requireNonNull(trouble).accept(lost);
  }
}
