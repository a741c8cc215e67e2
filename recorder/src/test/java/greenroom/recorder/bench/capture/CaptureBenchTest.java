package greenroom.recorder.bench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bench in a few seconds: that it works, never how fast. */
@Tag("docker")
class CaptureBenchTest {
  @Test
  void records_the_same_trace_with_every_recorder_and_says_finite_figures() {
    var report = CaptureBench.run(Workload.SHORT, 1, 1, java.util.List.of());

    assertThat(report.costs()).hasSize(3);
    assertThat(report.costs()).allSatisfy(cost -> assertThat(cost.bytes()).isGreaterThan(1000));
    assertThat(report.own().complete()).isTrue();
    assertThat(report.own().ssim()).isBetween(0.9, 1.0);
    assertThat(report.costs().get(1).ssim()).isBetween(0.9, 1.0);
    assertThat(report.delays()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(report.json()).startsWith("{\"bench\":\"capture\"").doesNotContain("NaN");
  }

  @Test
  void the_office_trace_is_work_as_people_do_it() {
    var trace = Workload.OFFICE.trace();
    assertThat(trace.activeShare()).isBetween(0.5, 0.95);
    assertThat(trace.stepsPerMinute()).isBetween(30.0, 70.0);
    assertThat(trace.acts()).isEqualTo(Workload.OFFICE.trace().acts());
  }
}
