package greenroom.recorder.bench.trees;

import greenroom.recorder.bench.BenchDesktop;
import greenroom.recorder.bench.Options;
import greenroom.recorder.bench.capture.Trace;
import greenroom.recorder.bench.gate.DesktopProcess;
import greenroom.recorder.bench.gate.ProcessCpu;
import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.context.ContextReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code ./greenroom bench trees}: how much later a key shows, and how much more a desktop works,
 * while its accessibility tree is taken: in a spreadsheet and in a browser's page of thousands of
 * elements. With and without take turns in short blocks; in a block with, one tree follows the
 * other, which no session does.
 */
public final class TreesBench {
  private static final String USAGE = "usage: ./greenroom bench trees [--count KEYS]   (120 each)";
  private static final String PAGE = "/home/volunteer/Documents/heavy.html";
  private static final int BLOCK = 10;

  private TreesBench() {}

  /** What one kind of block came to. */
  private record Blocks(
      double[] echoes, double seconds, double cpuSeconds, long nodes, long trees) {}

  public static void main(String[] arguments) throws Exception {
    int keys = Options.read(USAGE, Map.of("count", "120"), arguments).number("count");
    try (var desktop = BenchDesktop.start()) {
      System.out.printf(
          Locale.ROOT,
          "%n%-26s %6s %9s %9s %9s %11s %9s%n",
          "",
          "keys",
          "p50 ms",
          "p95 ms",
          "cpu %",
          "nodes/tree",
          "trees");
      desktop
          .sandbox()
          .copyIn(
              "/home/volunteer/Documents/orders.csv",
              Trace.resource("orders.csv").getBytes(StandardCharsets.UTF_8));
      desktop.sandbox().launch(List.of("soffice", "--calc", "--norestore", "--nologo"));
      maximised(desktop, "Calc");
      double[] calc = measure("Calc", desktop, keys);
      desktop.shell("wmctrl -c Calc; sleep 1");
      desktop.sandbox().copyIn(PAGE, heavyPage().getBytes(StandardCharsets.UTF_8));
      desktop.sandbox().launch(List.of("greenroom-browser", "file://" + PAGE));
      maximised(desktop, "Chromium");
      double[] page = measure("a page of 3,600 elements", desktop, keys);
      System.out.printf(
          Locale.ROOT,
          "%n{\"bench\":\"trees\",\"calc_added_p50_ms\":%.1f,\"calc_added_p95_ms\":%.1f,"
              + "\"page_added_p50_ms\":%.1f,\"page_added_p95_ms\":%.1f}%n",
          calc[0],
          calc[1],
          page[0],
          page[1]);
    }
  }

  private static String heavyPage() {
    var page = new StringBuilder("<!doctype html><title>heavy</title><input autofocus><table>");
    for (int row = 0; row < 600; row++) {
      page.append("<tr>");
      for (int column = 0; column < 5; column++) {
        page.append("<td><button>").append(row).append('/').append(column).append("</button>");
      }
    }
    return page.toString();
  }

  private static void maximised(BenchDesktop desktop, String title) {
    desktop.shell(
        "until wmctrl -l | grep -q '%1$s'; do sleep 0.2; done; sleep 2; wmctrl -r '%1$s' -b add,maximized_vert,maximized_horz; wmctrl -a '%1$s'; sleep 2"
            .formatted(title));
  }

  /** Added milliseconds, median and 95 of 100. */
  private static double[] measure(String name, BenchDesktop desktop, int keys) throws Exception {
    ProcessHandle process = DesktopProcess.of(desktop.sandbox());
    var nodes = new AtomicLong();
    var trees = new AtomicLong();
    try (var typist = new Typist(desktop.screenSocket());
        var reader =
            new ContextReader(
                desktop.sandbox()::contextSocket,
                event -> {
                  if (event instanceof ContextEvent.Tree tree) {
                    nodes.addAndGet(tree.nodes().size());
                    trees.incrementAndGet();
                  }
                })) {
      while (!reader.connected()) {
        LockSupport.parkNanos(50_000_000);
      }
      for (int i = 0; i < BLOCK; i++) {
        typist.letterAndBack();
      }
      List<Double> with = new ArrayList<>();
      List<Double> without = new ArrayList<>();
      double[] seconds = new double[2];
      double[] cpu = new double[2];
      for (int done = 0; done < keys; done += BLOCK) {
        for (int kind = 0; kind < 2; kind++) {
          double cpuBefore = ProcessCpu.seconds(process);
          long began = System.nanoTime();
          for (int i = 0; i < BLOCK / 2; i++) {
            if (kind == 1) {
              reader.ask("demand-" + (done + i)); // the agent takes them one after the other
            }
            for (double echo : typist.letterAndBack()) {
              (kind == 1 ? with : without).add(echo);
            }
          }
          seconds[kind] += (System.nanoTime() - began) / 1e9;
          cpu[kind] += ProcessCpu.seconds(process) - cpuBefore;
          LockSupport.parkNanos(kind == 1 ? 3_000_000_000L : 0); // what is still asked for ends
        }
      }
      print(name, new Blocks(sorted(without), seconds[0], cpu[0], 0, 0));
      print(
          name + ", trees", new Blocks(sorted(with), seconds[1], cpu[1], nodes.get(), trees.get()));
      return new double[] {
        percentile(sorted(with), 50) - percentile(sorted(without), 50),
        percentile(sorted(with), 95) - percentile(sorted(without), 95)
      };
    }
  }

  private static double[] sorted(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static void print(String name, Blocks blocks) {
    System.out.printf(
        Locale.ROOT,
        "%-26s %6d %9.1f %9.1f %9.1f %11d %9d%n",
        name,
        blocks.echoes().length,
        percentile(blocks.echoes(), 50),
        percentile(blocks.echoes(), 95),
        100 * blocks.cpuSeconds() / blocks.seconds(),
        blocks.trees() == 0 ? 0 : blocks.nodes() / blocks.trees(),
        blocks.trees());
  }

  /** The nearest-rank percentile. */
  private static double percentile(double[] sorted, double percent) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }
}
