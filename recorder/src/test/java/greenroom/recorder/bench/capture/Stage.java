package greenroom.recorder.bench.capture;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.bench.BenchDesktop;
import greenroom.recorder.proving.Flip;
import greenroom.recorder.proving.FlipMatch;
import greenroom.recorder.proving.OpenedProof;
import greenroom.recorder.proving.ScreenFlips;
import greenroom.recorder.seal.AgeIdentity;
import greenroom.recorder.video.SegmentDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Plays traces on one desktop, with one recorder at a time. */
final class Stage {
  /** A rival's own account of its time 0 is this exact at best. */
  private static final long RIVALS_LEEWAY = 400_000_000L;

  private static final long AFTER_INPUT = Duration.ofSeconds(1).toNanos();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int LEAST_GAP = 100;
  private static final int MOST_GAP = 400;

  private final BenchDesktop desktop;
  private final Eyes eyes;
  private final Greenroom recorder;
  private int recordings;

  Stage(BenchDesktop desktop, Eyes eyes, Greenroom recorder) {
    this.desktop = desktop;
    this.eyes = eyes;
    this.recorder = recorder;
  }

  /** Nobody records. */
  Cost bare(Trace trace, int seconds) {
    double before = server();
    var played = new Player(eyes).play(trace, seconds, eyes::act);
    double server = server() - before;
    return new Cost("nobody", seconds(played), 0, server, 0, Double.NaN, Double.NaN, true);
  }

  /** Greenroom records; all its work counts, until everything is sealed and stored. */
  Cost greenroom(String name, Trace trace, int seconds) {
    var identity = AgeIdentity.generate();
    var folder = folder();
    long zero = recorder.start(folder, identity.recipient());
    settle();
    double serverBefore = server();
    double before = recorder.cpu();
    var threadsBefore = recorder.cpuByThread();
    var played = new Player(eyes).play(trace, seconds, recorder::act);
    double server = server() - serverBefore;
    sayWhere(name, threadsBefore, seconds(played));
    var counts = recorder.stop();
    double cpu = recorder.cpu() - before;
    var stored = open(folder, identity, zero);
    var frames = new long[1];
    stored.frames(any -> frames[0]++);
    return new Cost(
        name,
        seconds(played),
        cpu,
        server,
        bytes(folder),
        likeness(stored, played, zero),
        frames[0] / seconds(played),
        counts.startsWith("true"));
  }

  private void sayWhere(String name, Map<String, Double> before, double seconds) {
    System.out.printf("%n%s, percent of a core by thread:", name);
    recorder
        .cpuByThread()
        .forEach(
            (thread, cpu) -> {
              double percent = 100 * (cpu - before.getOrDefault(thread, 0.0)) / seconds;
              if (percent > 0.01) {
                System.out.printf(Locale.ROOT, "  %s %.2f", thread, percent);
              }
            });
    System.out.println();
  }

  private static double likeness(OpenedProof stored, Player.Played played, long zero) {
    var recording = stored.recording();
    try (var film = new SegmentDecoder(recording.film(recording.films().getFirst()))) {
      return Likeness.of(played.shots(), film, zero, 0, Ssim.Matrix.BT709);
    }
  }

  /** A rival records; its start and its end do not count. */
  Cost rival(Rival rival, Trace trace, int seconds) {
    rival.start(desktop);
    settle();
    double serverBefore = server();
    double before = rival.cpu(desktop);
    var played = new Player(eyes).play(trace, seconds, eyes::act);
    double server = server() - serverBefore;
    double cpu = rival.cpu(desktop) - before;
    long bytes = rival.stop(desktop);
    var film = rival.film(desktop);
    long zero = monotonic(rival.began(desktop));
    try (var decoder = new SegmentDecoder(new ByteArrayInputStream(film))) {
      double ssim = Likeness.of(played.shots(), decoder, zero, RIVALS_LEEWAY, Ssim.Matrix.BT601);
      return new Cost(rival.name(), seconds(played), cpu, server, bytes, ssim, Double.NaN, true);
    }
  }

  /**
   * Plays the trace once while a patch of the screen flips at random moments, and answers, sorted,
   * the nanoseconds from each flip within a second of an input to the first stored picture that
   * shows it. It warms the recorder up, too.
   */
  long[] delays(Trace trace) {
    var identity = AgeIdentity.generate();
    var folder = folder();
    long zero = recorder.start(folder, identity.recipient());
    settle();
    int count = (int) (trace.length().toMillis() / ((LEAST_GAP + MOST_GAP) / 2) * 9 / 10);
    var flips =
        CompletableFuture.supplyAsync(
            () -> desktop.run(flipping(Math.max(3, count)), ScreenFlips.script(), LIMIT),
            task -> Thread.ofVirtual().start(task));
    new Player(eyes).play(trace, 1, recorder::act);
    var drawn = ScreenFlips.read(new String(flips.join(), StandardCharsets.US_ASCII));
    recorder.stop();
    var stored = open(folder, identity, zero);
    return FlipMatch.sinceDrawn(whileActing(drawn, stored), stored);
  }

  private static List<String> flipping(int count) {
    return List.of(
        "python3",
        "-",
        Integer.toString(count),
        Integer.toString(LEAST_GAP),
        Integer.toString(MOST_GAP));
  }

  private static List<Flip> whileActing(List<Flip> flips, OpenedProof stored) {
    long[] inputs = stored.events().stream().mapToLong(RecordedEvent::t).toArray();
    var acting =
        flips.stream()
            .filter(
                flip -> {
                  long t = stored.clock().at(flip.drawn());
                  int at = Arrays.binarySearch(inputs, t);
                  int last = at >= 0 ? at : -at - 2;
                  return last >= 0 && t - inputs[last] < AFTER_INPUT;
                })
            .toList();
    return acting.isEmpty() ? flips : acting;
  }

  private static OpenedProof open(Path folder, AgeIdentity identity, long zero) {
    return OpenedProof.of(folder, identity, new RecordingClock(zero, Instant.now()));
  }

  private Path folder() {
    return desktop.folder().resolve("recording-" + recordings++);
  }

  /**
   * Beginning is not what is measured; the first picture leaves the delay line after two seconds.
   */
  private static void settle() {
    Player.waitUntil(System.nanoTime() + 3_500_000_000L);
  }

  private double server() {
    return CpuTime.of(desktop.shell("cat /proc/$(pgrep -o -x Xtigervnc)/stat"));
  }

  private static double seconds(Player.Played played) {
    return (played.ended() - played.began()) / 1e9;
  }

  private static long monotonic(double wallSeconds) {
    var now = Instant.now();
    double ago = now.getEpochSecond() + now.getNano() / 1e9 - wallSeconds;
    return System.nanoTime() - (long) (ago * 1e9);
  }

  private static long bytes(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(Stage::size).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
