package greenroom.recorder.pipeline;

import greenroom.recorder.filter.Filter;
import greenroom.recorder.filter.Filters;
import greenroom.recorder.video.PartEncoder;
import greenroom.recorder.video.SegmentEncoder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * What a recording is made of, besides its store and its desktop. There is one way to make it; a
 * test lets one stage fail and sees what happens.
 *
 * @param filter made for a recording's settings
 * @param encoder made for a picture's size
 * @param clock what becomes of the recording's clock
 * @param reference nanoseconds on the clock that it is compared with
 */
record Stages(
    Function<RecordingSettings, Filter> filter,
    Encoders encoder,
    UnaryOperator<LongSupplier> clock,
    LongSupplier reference) {
  static final Stages REAL =
      new Stages(
          settings -> Filters.of(settings.rules()),
          SegmentEncoder::new,
          UnaryOperator.identity(),
          ClockWatch::sinceBoot);

  /** Makes encoders. */
  interface Encoders {
    PartEncoder of(int width, int height);
  }
}
