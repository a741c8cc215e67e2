package greenroom.recorder.bench.skew;

import greenroom.recorder.bench.BenchDesktop;
import greenroom.recorder.bench.BusyLoops;
import greenroom.recorder.bench.Options;
import greenroom.recorder.pipeline.RecordingSettings;
import greenroom.recorder.proving.ScreenFlips;
import greenroom.recorder.proving.ThrowawayRecording;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * {@code ./greenroom bench skew}: keys at random moments through gate, desktop, screen client,
 * encoder and sealed parts, which are then opened and decoded. The skew of a flip is the time of
 * the first decoded frame that shows it, minus the key's recorded time and the delay which the
 * flipping program measured itself. Measured on the machine as it is, and beside two busy loops.
 */
public final class SkewBench {
  private static final String USAGE =
      "usage: ./greenroom bench skew [--flips N] [--seed N]   (300 flips quiet and 300 loaded)";
  private static final int LEAST_GAP = 40;
  private static final int MOST_GAP = 560;

  private SkewBench() {}

  /** Milliseconds, sorted. */
  record Skew(String machine, double[] millis) {
    double percentile(int percent) {
      return millis[Math.max(0, (int) Math.ceil(millis.length * percent / 100.0) - 1)];
    }
  }

  public static void main(String[] arguments) {
    var options = Options.read(USAGE, Map.of("flips", "300", "seed", "1"), arguments);
    int flips = options.number("flips");
    try (var desktop = BenchDesktop.start()) {
      measure(desktop, "warm-up", 40, 7);
      var quiet = measure(desktop, "quiet", flips, options.number("seed"));
      Skew loaded;
      try (var _ = new BusyLoops(2)) {
        loaded = measure(desktop, "two busy loops", flips, options.number("seed") + 1);
      }
      print(quiet, loaded);
    }
  }

  /** Flips a new recording of this desktop. */
  static Skew measure(BenchDesktop desktop, String machine, int count, long seed) {
    var flips = new ScreenFlips(count, LEAST_GAP, MOST_GAP, new Random(seed));
    var folder = desktop.folder().resolve("skew-" + seed);
    try (var recording = new ThrowawayRecording(desktop, RecordingSettings.DEFAULT, folder)) {
      flips.act(desktop, recording.hands());
      long[] nanos = flips.delays(recording.open());
      var millis = new double[nanos.length];
      for (int i = 0; i < millis.length; i++) {
        millis[i] = nanos[i] / 1e6;
      }
      return new Skew(machine, millis);
    }
  }

  private static void print(Skew quiet, Skew loaded) {
    System.out.printf(
        Locale.ROOT,
        "%n%-16s %6s %8s %8s %8s %8s %8s%n",
        "machine",
        "flips",
        "min ms",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "max ms");
    for (var skew : new Skew[] {quiet, loaded}) {
      System.out.printf(
          Locale.ROOT,
          "%-16s %6d %8.1f %8.1f %8.1f %8.1f %8.1f%n",
          skew.machine(),
          skew.millis().length,
          skew.millis()[0],
          skew.percentile(50),
          skew.percentile(95),
          skew.percentile(99),
          skew.percentile(100));
    }
    System.out.printf(
        Locale.ROOT,
        "{\"bench\":\"skew\",\"p50_ms\":%.1f,\"p99_ms\":%.1f,\"loaded_p50_ms\":%.1f,"
            + "\"loaded_p99_ms\":%.1f,\"flips\":%d}%n",
        quiet.percentile(50),
        quiet.percentile(99),
        loaded.percentile(50),
        loaded.percentile(99),
        quiet.millis().length);
  }
}
