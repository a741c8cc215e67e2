package greenroom.recorder.bench.capture;

import greenroom.recorder.bench.BenchDesktop;
import greenroom.recorder.bench.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code ./greenroom bench capture}: the same trace is played again and again on the same live
 * desktop: without a recorder, with Greenroom, and with each rival. A recorder's cost is its own
 * processor time and what the X server spends more than without one.
 */
public final class CaptureBench {
  private static final String USAGE =
      "usage: ./greenroom bench capture [--workload office|idle|typing|scroll|video] [--seconds N]"
          + "\n       [--rivals all|none] [--jvm \"flags of the recorder's Java\"]"
          + "\n  (office; whole plays of the trace, until N = 30 seconds are over)";
  private static final int IDLE_SECONDS = 40;

  private CaptureBench() {}

  public static void main(String[] arguments) {
    var defaults = Map.of("workload", "office", "seconds", "30", "jvm", "", "rivals", "all");
    var options = Options.read(USAGE, defaults, arguments);
    var workload = Workload.valueOf(options.text("workload").toUpperCase(Locale.ROOT));
    var jvm =
        Stream.of(options.text("jvm").split(" ", -1)).filter(flag -> !flag.isEmpty()).toList();
    if (options.text("rivals").equals("none")) {
      alone(workload, options.number("seconds"), jvm);
    } else {
      run(workload, options.number("seconds"), IDLE_SECONDS, jvm).print(System.out);
    }
  }

  /** For tuning: Greenroom only, without a verdict. */
  private static void alone(Workload workload, int seconds, List<String> jvm) {
    try (var desktop = BenchDesktop.startFrom(Trace.resource("Dockerfile"))) {
      workload.open(desktop);
      try (var eyes = new Eyes(desktop.screenSocket());
          var greenroom = new Greenroom(desktop.screenSocket(), desktop.folder(), jvm)) {
        var stage = new Stage(desktop, eyes, greenroom);
        stage.greenroom("warm-up", workload.trace(), seconds);
        var bare = stage.bare(workload.trace(), seconds);
        Report.head(System.out);
        Report.row(System.out, stage.greenroom("greenroom", workload.trace(), seconds), bare);
        var idle = Workload.IDLE.trace();
        Report.row(System.out, stage.greenroom("idle", idle, IDLE_SECONDS), bare);
      }
    }
  }

  /** Measures one workload. */
  static Report run(Workload workload, int seconds, int idleSeconds, List<String> jvm) {
    var trace = workload.trace();
    try (var desktop = BenchDesktop.startFrom(Trace.resource("Dockerfile"))) {
      workload.open(desktop);
      try (var eyes = new Eyes(desktop.screenSocket());
          var greenroom = new Greenroom(desktop.screenSocket(), desktop.folder(), jvm)) {
        var stage = new Stage(desktop, eyes, greenroom);
        var delays = stage.delays(trace);
        var bare = stage.bare(trace, seconds);
        var costs = new ArrayList<Cost>();
        costs.add(stage.greenroom("greenroom", trace, seconds));
        costs.add(stage.rival(Rival.DOCKER_SELENIUM, trace, seconds));
        costs.add(stage.rival(Rival.OSWORLD, trace, seconds));
        var stillness = Workload.IDLE.trace();
        var idleBare = stage.bare(stillness, idleSeconds);
        var idle = stage.greenroom("greenroom, idle", stillness, idleSeconds);
        return new Report(workload, trace, bare, List.copyOf(costs), idleBare, idle, delays);
      }
    }
  }
}
