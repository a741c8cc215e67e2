package greenroom.recorder.bench.gate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bench's figures for people. */
final class Table {
  private Table() {}

  /** What one contestant passed on in both encodings. */
  record Passed(String name, FloodRun.Load novnc, FloodRun.Load raw) {}

  static void trips(Map<Contestant, double[]> trips) {
    System.out.printf(
        Locale.ROOT,
        "%nkey to pixel, ms %8s %8s %8s %8s %8s %8s%n",
        "keys",
        "mean",
        "p50",
        "p95",
        "p99",
        "max");
    trips.forEach(
        (contestant, sorted) ->
            System.out.printf(
                Locale.ROOT,
                "%-16s %8d %8.2f %8.2f %8.2f %8.2f %8.2f%n",
                contestant.name(),
                sorted.length,
                EchoRun.mean(sorted),
                EchoRun.percentile(sorted, 50),
                EchoRun.percentile(sorted, 95),
                EchoRun.percentile(sorted, 99),
                sorted[sorted.length - 1]));
  }

  static void passed(List<Passed> passed) {
    System.out.printf(
        Locale.ROOT,
        "%n%-12s %28s %28s%n%-12s %9s %9s %9s %9s %9s %9s%n",
        "passing on",
        "as noVNC asks for it",
        "in Raw",
        "",
        "MB/s",
        "cpu %",
        "ms/MB",
        "MB/s",
        "cpu %",
        "ms/MB");
    for (Passed each : passed) {
      System.out.printf(
          Locale.ROOT, "%-12s%s%s%n", each.name(), load(each.novnc()), load(each.raw()));
    }
    System.out.println();
  }

  private static String load(FloodRun.Load load) {
    return String.format(
        Locale.ROOT,
        " %9.1f %9.1f %9.2f",
        load.megabytes() / load.seconds(),
        100 * load.cpuSeconds() / load.seconds(),
        load.cpuMillisPerMegabyte());
  }

  /** The gate's processor time for each megabyte over websockify's, as noVNC asks for pictures. */
  static double ratio(List<Passed> passed) {
    return passed.get(1).novnc().cpuMillisPerMegabyte()
        / passed.get(2).novnc().cpuMillisPerMegabyte();
  }
}
