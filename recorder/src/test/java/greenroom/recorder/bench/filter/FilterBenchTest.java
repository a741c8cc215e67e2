package greenroom.recorder.bench.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./greenroom bench filter}: the same figures, from fewer values. */
class FilterBenchTest {
  private static final int SECRETS = 140;
  private static final int WORDS = 3_000;

  @Test
  void nothing_planted_leaks_and_what_may_pass_is_there() {
    var report = new FilterRun(plan(SECRETS), plan(0), 0, WORDS, 2).report();
    assertThat(report.planted()).isEqualTo(SECRETS);
    assertThat(report.leaked()).as("%s", report.failures(7)).isZero();
    assertThat(report.controlRead()).as("%s", report.failures(7)).isGreaterThanOrEqualTo(95);
    assertThat(report.falsePerThousand()).isLessThanOrEqualTo(1);
  }

  private static Plan plan(int count) {
    return new Plan(EnumSet.allOf(Kind.class), EnumSet.allOf(Way.class), count, 7);
  }
}
