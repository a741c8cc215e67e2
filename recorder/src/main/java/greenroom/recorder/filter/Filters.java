package greenroom.recorder.filter;

import greenroom.recorder.FilterRules;
import greenroom.recorder.filter.detect.Detectors;
import greenroom.recorder.filter.ocr.Remembering;
import greenroom.recorder.filter.ocr.Tesseract;
import greenroom.recorder.filter.ocr.TextReader;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The filters of a recording. */
public final class Filters {
  private Filters() {}

  /** All that a session needs, as one; for one recording only. */
  public static Filter of(FilterRules rules) {
    return of(
        rules,
        () -> new Remembering(new Tesseract()),
        task -> Thread.ofVirtual().name("ocr").start(task));
  }

  /**
   * The same with another reader.
   *
   * @param reader asked only if the rules want what the screen shows to be read
   * @param executor has it read
   */
  public static Filter of(FilterRules rules, Supplier<TextReader> reader, Executor executor) {
    var detectors = Detectors.with(rules.words());
    var filters =
        new FilterChain(
            List.of(
                new PasswordFilter(rules.secrets()),
                new PersonalFilter(detectors, rules.planted()),
                new FixedMasks(rules.masks())));
    if (!rules.ocr()) {
      return filters;
    }
    var data = new PersonalData(detectors, rules.planted());
    return new FilterChain(
        List.of(filters, new ReadingFilter(data, reader.get(), executor, filters::mask)));
  }
}
