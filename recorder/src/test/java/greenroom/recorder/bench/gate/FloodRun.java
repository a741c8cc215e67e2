package greenroom.recorder.bench.gate;

import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.Encodings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What it costs to pass on a picture that changes all the time. */
final class FloodRun {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final Duration WARM_UP = Duration.ofSeconds(12);

  /** What one contestant passed on, and the processor time that it took for it. */
  record Load(double megabytes, double seconds, double cpuSeconds) {
    double cpuMillisPerMegabyte() {
      return 1e3 * cpuSeconds / megabytes;
    }
  }

  /** In the encodings that noVNC asks for. */
  static Load asNovnc(Contestant contestant, Duration time) throws IOException {
    return measure(contestant, time, DesktopViewer.AS_NOVNC);
  }

  /** In Raw: all bytes, hardly any work for the desktop. */
  static Load raw(Contestant contestant, Duration time) throws IOException {
    return measure(contestant, time, List.of(Encodings.RAW));
  }

  private FloodRun() {}

  private static Load measure(Contestant contestant, Duration time, List<Integer> encodings)
      throws IOException {
    try (var viewer = new DesktopViewer(contestant.way().open());
        var asking = Executors.newSingleThreadScheduledExecutor()) {
      viewer.send(new ClientMessage.SetEncodings(encodings));
      viewer.request(false, 0, 0, WIDTH, HEIGHT);
      var _ =
          asking.scheduleAtFixedRate(
              () -> {
                try {
                  viewer.request(true, 0, 0, WIDTH, HEIGHT);
                } catch (IOException e) {
                  asking.shutdown(); // the measuring thread meets the same end
                }
              },
              20,
              33,
              TimeUnit.MILLISECONDS);
      var buffer = ByteBuffer.allocateDirect(1 << 20);
      drain(viewer, buffer, WARM_UP); // a host runs for weeks: what it compiles once is not counted
      double cpu = cpu(contestant);
      long began = System.nanoTime();
      long bytes = drain(viewer, buffer, time);
      double seconds = (System.nanoTime() - began) / 1e9;
      return new Load(bytes / 1e6, seconds, cpu(contestant) - cpu);
    }
  }

  private static double cpu(Contestant contestant) {
    ProcessHandle process = contestant.process();
    return process == null ? 0 : ProcessCpu.seconds(process);
  }

  private static long drain(DesktopViewer viewer, ByteBuffer buffer, Duration time)
      throws IOException {
    long end = System.nanoTime() + time.toNanos();
    long bytes = 0;
    while (System.nanoTime() < end) {
      int count = viewer.drain(buffer);
      if (count < 0) {
        throw new IOException("The stream ended");
      }
      bytes += count;
    }
    return bytes;
  }
}
