package greenroom.recorder.filter;

import greenroom.recorder.FilterRules;
import greenroom.recorder.filter.detect.Detectors;
import java.util.List;

/** The filters of a recording. */
public final class Filters {
  private Filters() {}

  /** All that a session needs, as one; for one recording only. */
  public static Filter of(FilterRules rules) {
    return new FilterChain(
        List.of(
            new PasswordFilter(rules.secrets()),
            new PersonalFilter(Detectors.with(rules.words()), rules.planted()),
            new FixedMasks(rules.masks())));
  }
}
