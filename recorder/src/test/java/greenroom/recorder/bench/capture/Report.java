package greenroom.recorder.bench.capture;

import greenroom.recorder.proving.Percentile;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * The figures of one run.
 *
 * @param costs Greenroom's, then docker-selenium's, then OSWorld's
 * @param delays nanoseconds, sorted
 */
record Report(
    Workload workload,
    Trace trace,
    Cost bare,
    List<Cost> costs,
    Cost idleBare,
    Cost idle,
    long[] delays) {

  double percent() {
    return own().percent(bare);
  }

  double idlePercent() {
    return idle.percent(idleBare);
  }

  /** Greenroom's cost as a share of a rival's. */
  double cpuRatio(int rival) {
    return percent() / costs.get(rival).percent(bare);
  }

  double bytesRatio() {
    return own().megabytesPerHour() / costs.get(1).megabytesPerHour();
  }

  double delayMillis(int percent) {
    return Percentile.of(delays, percent) / 1e6;
  }

  Cost own() {
    return costs.getFirst();
  }

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%nworkload %s: %.0f s a play, active in %.0f %% of its seconds, %.0f steps a minute%n%n",
        name(),
        trace.length().toMillis() / 1e3,
        100 * trace.activeShare(),
        trace.stepsPerMinute());
    head(out);
    row(out, bare, bare);
    costs.forEach(cost -> row(out, cost, bare));
    row(out, idle, idleBare);
    out.printf(
        Locale.ROOT,
        "%nfrom a change of the screen to the frame that shows it, while somebody acts: %d changes,"
            + " p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
        delays.length,
        delayMillis(50),
        delayMillis(95),
        delayMillis(99));
    out.println(json());
  }

  static void head(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-30s %7s %10s %10s %10s %9s %9s %7s%n",
        "",
        "seconds",
        "recorder %",
        "X server %",
        "together %",
        "MB/hour",
        "frames/s",
        "SSIM");
  }

  static void row(PrintStream out, Cost cost, Cost bare) {
    out.printf(
        Locale.ROOT,
        "%-30s %7.1f %10.2f %10.2f %10.2f %9.1f %9.1f %7.4f%n",
        cost.name(),
        cost.seconds(),
        100 * cost.cpu() / cost.seconds(),
        100 * cost.server() / cost.seconds(),
        cost.percent(bare),
        cost.megabytesPerHour(),
        cost.frames(),
        cost.ssim());
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"capture\",\"workload\":\"%s\",\"cpu_ratio_x11grab15\":%.3f,"
            + "\"cpu_ratio_x11grab30\":%.3f,\"cpu_pct\":%.2f,\"idle_pct\":%.2f,\"bytes_ratio\":%.3f,"
            + "\"mb_per_hour\":%.1f,\"ssim\":%s,\"ssim_x11grab15\":%s,\"delay_p50_ms\":%.1f,"
            + "\"delay_p99_ms\":%.1f,\"frames_per_s\":%.1f,\"complete\":%b}",
        name(),
        cpuRatio(1),
        cpuRatio(2),
        percent(),
        idlePercent(),
        bytesRatio(),
        own().megabytesPerHour(),
        number(own().ssim()),
        number(costs.get(1).ssim()),
        delayMillis(50),
        delayMillis(99),
        own().frames(),
        own().complete());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "null";
  }

  private String name() {
    return workload.name().toLowerCase(Locale.ROOT);
  }
}
