package greenroom.recorder.bench.capture;

import greenroom.recorder.Frame;
import greenroom.recorder.FrameSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a film with the lossless screenshots that were taken while it was recorded. */
final class Likeness {
  private Likeness() {}

  /**
   * The mean similarity over all screenshots.
   *
   * @param zero {@code CLOCK_MONOTONIC} of the film's time 0
   * @param leeway nanoseconds by which the film's times may be wrong; the best picture within them
   *     counts. 0: exactly what is shown at that time.
   */
  static double of(
      List<Eyes.Picture> shots, FrameSource film, long zero, long leeway, Ssim.Matrix matrix) {
    var best = new double[shots.size()];
    var frames = new Window(film);
    for (int i = 0; i < best.length; i++) {
      long t = shots.get(i).t() - zero;
      for (var frame : frames.shown(t - leeway, t + leeway)) {
        best[i] = Math.max(best[i], Ssim.of(shots.get(i), frame.image(), matrix));
      }
    }
    double sum = 0;
    for (double each : best) {
      sum += each;
    }
    return sum / best.length;
  }

  /** A film's pictures that are shown between two times, which only ever grow. */
  private static final class Window {
    private final FrameSource film;
    private final List<Frame> kept = new ArrayList<>();
    private Optional<Frame> next;

    Window(FrameSource film) {
      this.film = film;
      this.next = read();
    }

    List<Frame> shown(long from, long to) {
      while (next.isPresent() && next.get().t() <= to) {
        kept.add(next.get());
        next = read();
        while (kept.size() > 1 && kept.get(1).t() <= from) {
          kept.removeFirst();
        }
      }
      while (kept.size() > 1 && kept.get(1).t() <= from) {
        kept.removeFirst();
      }
      return kept;
    }

    private Optional<Frame> read() {
      try {
        return film.next();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
