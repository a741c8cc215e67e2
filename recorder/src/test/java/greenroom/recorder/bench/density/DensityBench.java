package greenroom.recorder.bench.density;

import greenroom.recorder.bench.BenchDesktop;
import greenroom.recorder.bench.Options;
import greenroom.recorder.bench.capture.Trace;
import greenroom.recorder.bench.gate.ProcessCpu;
import greenroom.recorder.host.HostUnderTest;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.browser.SeleniumBrowser;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * {@code ./greenroom bench density}: more and more robot volunteers work at once, each on a desktop
 * of its own with Calc and Chromium, all on one real recorder host that records them. The answer is
 * the largest number whose keys are echoed within 100 ms, 95 of 100, and none of whose keys is
 * lost.
 */
public final class DensityBench {
  private static final String USAGE =
      "usage: ./greenroom bench density [--seconds S] [--from K] [--to K]"
          + "\n  (25 s of work at each number, from 1 to at most 12 volunteers, unless told)";
  private static final double MOST_MILLIS = 100;

  private DensityBench() {}

  /** What one number of volunteers came to. */
  private record Level(
      int sessions, int echoes, double p50, double p95, double cpu, double mebibytes) {}

  public static void main(String[] arguments) throws Exception {
    var options = Options.read(USAGE, Map.of("seconds", "25", "from", "1", "to", "12"), arguments);
    int seconds = options.number("seconds");
    Path data = Files.createTempDirectory("gd");
    Trace trace = Trace.named("office");
    List<Level> levels = new ArrayList<>();
    long lost = 0;
    try (var host = HostUnderTest.asLaunched(data, "bare-desktop");
        var sandboxes =
            new DockerSandboxes(
                DockerSettings.of(
                    host.runFolder(), BenchDesktop.root().resolve("sandboxes/images")),
                SeleniumBrowser::new)) {
      host.start();
      System.out.printf(
          Locale.ROOT,
          "%nvolunteers %8s %10s %10s %16s %16s %14s%n",
          "echoes",
          "p50 ms",
          "p95 ms",
          "cpu %/session",
          "MiB/session",
          "host MiB");
      List<Workplace> places = new ArrayList<>();
      try {
        Level level;
        do {
          places.add(
              Workplace.open(
                  host, sandboxes.existing(), others -> newest(sandboxes, others), trace));
          if (places.size() < options.number("from")) {
            continue;
          }
          level = work(host, places, seconds);
          levels.add(level);
        } while (levels.isEmpty()
            || (levels.getLast().p95() <= MOST_MILLIS && places.size() < options.number("to")));
        for (Workplace place : places) {
          lost += place.lost();
        }
      } finally {
        for (Workplace place : places) {
          place.close();
        }
      }
    }
    int largest =
        levels.stream()
            .filter(level -> level.p95() <= MOST_MILLIS)
            .mapToInt(Level::sessions)
            .max()
            .orElse(0);
    System.out.printf(Locale.ROOT, "%nkeys sent and not recorded: %d%n", lost);
    Level told =
        levels.stream()
            .filter(level -> level.sessions() == largest)
            .findFirst()
            .orElse(levels.getFirst());
    System.out.printf(
        Locale.ROOT,
        "{\"bench\":\"density\",\"sessions\":%d,\"p95_ms\":%.1f,\"cpu_pct_session\":%.1f,"
            + "\"mib_session\":%.0f,\"lost\":%d}%n",
        lost == 0 ? largest : 0,
        told.p95(),
        told.cpu(),
        told.mebibytes(),
        lost);
  }

  private static Sandbox newest(DockerSandboxes sandboxes, List<Sandbox> others) {
    Set<SandboxId> known = others.stream().map(Sandbox::id).collect(Collectors.toSet());
    return sandboxes.existing().stream()
        .filter(each -> !known.contains(each.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Level work(HostUnderTest host, List<Workplace> places, int seconds)
      throws Exception {
    double cpu = ProcessCpu.seconds(host.process());
    for (Workplace place : places) {
      cpu += place.cpuSeconds();
    }
    List<Callable<List<Double>>> robots = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      int place = i;
      robots.add(() -> places.get(place).robot().work(place, seconds));
    }
    List<Double> all = new ArrayList<>();
    try (var threads = Executors.newCachedThreadPool()) {
      for (var echoes : threads.invokeAll(robots)) {
        all.addAll(echoes.get());
      }
    }
    double used = ProcessCpu.seconds(host.process()) - cpu;
    double memory = 0;
    for (Workplace place : places) {
      used += place.cpuSeconds();
      memory += place.mebibytes();
    }
    double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double hostMemory = Workplace.share(host.process().pid());
    int count = places.size();
    var level =
        new Level(
            count,
            sorted.length,
            percentile(sorted, 50),
            percentile(sorted, 95),
            100 * used / seconds / count,
            (memory + hostMemory) / count);
    System.out.printf(
        Locale.ROOT,
        "%10d %8d %10.1f %10.1f %16.1f %16.0f %14.0f%n",
        count,
        level.echoes(),
        level.p50(),
        level.p95(),
        level.cpu(),
        level.mebibytes(),
        hostMemory);
    return level;
  }

  /** The nearest-rank percentile. */
  private static double percentile(double[] sorted, double percent) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }
}
