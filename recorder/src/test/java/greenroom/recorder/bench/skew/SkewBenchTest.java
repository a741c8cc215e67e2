package greenroom.recorder.bench.skew;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.bench.BenchDesktop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bench in a few seconds: that it works, never how fast. */
@Tag("docker")
class SkewBenchTest {
  @Test
  void every_flip_is_found_in_the_decoded_recording() {
    try (var desktop = BenchDesktop.start()) {
      var skew = SkewBench.measure(desktop, "short", 8, 5);
      assertThat(skew.millis()).hasSize(8).isSorted();
      assertThat(skew.percentile(50)).isBetween(-5.0, 1000.0);
      assertThat(skew.percentile(99)).isEqualTo(skew.millis()[7]);
    }
  }
}
