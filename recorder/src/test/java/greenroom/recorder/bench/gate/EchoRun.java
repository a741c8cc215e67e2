package greenroom.recorder.bench.gate;

import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.Encodings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Round trips from a key to the pixels that it changes. The contestants take turns in short blocks,
 * so that whatever else the machine does meets all of them alike.
 */
final class EchoRun {
  private static final int BLOCK = 20;
  private static final int WARM_UP = 400;
  private static final int PATCH = 32;
  private static final int SPACE = 0x20;
  private static final int SPACE_CODE = 0x39;

  /** Pauses between keys do not keep step with the desktop's own rhythm of 60 a second. */
  private final Random pauses = new Random(11);

  private record Seat(Contestant contestant, DesktopViewer viewer, List<Double> trips) {}

  /** Milliseconds of each round trip, sorted, by contestant. */
  Map<Contestant, double[]> measure(List<Contestant> contestants, int keys) throws IOException {
    List<Seat> seats = new ArrayList<>();
    try {
      for (Contestant contestant : contestants) {
        seats.add(new Seat(contestant, looking(contestant), new ArrayList<>()));
      }
      for (int done = -WARM_UP; done < keys; done += BLOCK) {
        for (Seat seat : seats) {
          for (int i = 0; i < BLOCK; i++) {
            double trip = trip(seat.viewer());
            if (done >= 0) {
              seat.trips().add(trip);
            }
          }
        }
      }
    } finally {
      for (Seat seat : seats) {
        seat.viewer().close();
      }
    }
    Map<Contestant, double[]> sorted = new LinkedHashMap<>();
    for (Seat seat : seats) {
      sorted.put(
          seat.contestant(),
          seat.trips().stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }
    return sorted;
  }

  private static DesktopViewer looking(Contestant contestant) throws IOException {
    var viewer = new DesktopViewer(contestant.way().open());
    viewer.send(
        new ClientMessage.SetEncodings(List.of(Encodings.RAW, Encodings.QEMU_EXTENDED_KEY)));
    viewer.request(false, 0, 0, PATCH, PATCH);
    while (viewer.awaitPixel() < 0) {
      viewer.request(false, 0, 0, PATCH, PATCH);
    }
    return viewer;
  }

  private double trip(DesktopViewer viewer) throws IOException {
    viewer.request(false, 0, 0, PATCH, PATCH);
    int before = viewer.awaitPixel();
    viewer.request(true, 0, 0, PATCH, PATCH);
    LockSupport.parkNanos(15_000_000 + pauses.nextInt(20_000_000));
    long pressed = System.nanoTime();
    viewer.key(true, SPACE, SPACE_CODE);
    while (viewer.awaitPixel() == before) {
      viewer.request(true, 0, 0, PATCH, PATCH);
    }
    long seen = System.nanoTime();
    viewer.key(false, SPACE, SPACE_CODE);
    return (seen - pressed) / 1e6;
  }

  /** The nearest-rank percentile. */
  static double percentile(double[] sorted, double percent) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
