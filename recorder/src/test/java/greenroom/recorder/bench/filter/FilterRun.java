package greenroom.recorder.bench.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All recordings of a run.
 *
 * @param drawn what is entered on drawn desktops
 * @param real what is entered on real ones
 * @param desktops how many of those at once
 * @param words how many words of harmless text are written
 * @param threads how many drawn desktops at once
 */
record FilterRun(Plan drawn, Plan real, int desktops, int words, int threads) {
  /** How many secrets go into one recording. */
  private static final int A_RECORDING = 56;

  Report report() {
    List<Outcome> outcomes = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    int written = 0;
    int hidden = 0;
    try (var ofDesktops = Executors.newFixedThreadPool(Math.max(1, desktops));
        var ofDrawn = Executors.newFixedThreadPool(threads)) {
      var running = onDesktops(ofDesktops);
      running.addAll(onDrawnDesktops(ofDrawn));
      var writing = harmless(ofDrawn);
      for (var each : running) {
        outcomes.addAll(each.get());
        System.err.print('.');
      }
      System.err.println();
      for (var each : writing) {
        written += each.get().words();
        lost.addAll(each.get().lost());
        hidden += each.get().hidden();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A recording failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
    return new Report(outcomes, new CorpusRun.Result(written, lost, hidden));
  }

  /** Each desktop gets its share, with a recording of its own. */
  private List<Future<List<Outcome>>> onDesktops(ExecutorService executor) {
    List<Future<List<Outcome>>> running = new ArrayList<>();
    for (int i = 0; i < desktops; i++) {
      int share = i;
      var own =
          real.entries().stream().filter(entry -> entry.number() % desktops == share).toList();
      if (!own.isEmpty()) {
        running.add(executor.submit(() -> DesktopRun.of(own)));
      }
    }
    return running;
  }

  private List<Future<List<Outcome>>> onDrawnDesktops(ExecutorService executor) {
    var entries = drawn.entries();
    List<Future<List<Outcome>>> running = new ArrayList<>();
    for (int first = 0; first < drawn.count(); first += A_RECORDING) {
      int from = first;
      var own =
          entries.stream()
              .filter(e -> e.number() >= from && e.number() < from + A_RECORDING)
              .toList();
      running.add(executor.submit(() -> SyntheticRun.of(own)));
    }
    return running;
  }

  private List<Future<CorpusRun.Result>> harmless(ExecutorService executor) {
    var all = CorpusRun.words();
    var chosen = all.subList(0, Math.min(words, all.size()));
    int share = chosen.size() / (2 * threads) + 1;
    List<Future<CorpusRun.Result>> running = new ArrayList<>();
    for (int first = 0; first < chosen.size(); first += share) {
      var own = chosen.subList(first, Math.min(first + share, chosen.size()));
      running.add(executor.submit(() -> CorpusRun.of(own, drawn.seed())));
    }
    return running;
  }
}
