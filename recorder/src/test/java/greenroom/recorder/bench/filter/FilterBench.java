package greenroom.recorder.bench.filter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./greenroom bench filter}: are planted secrets absent, and are their twins present? */
@Command(
    name = "filter",
    mixinStandardHelpOptions = true,
    description =
        "Enters made-up secrets through the whole recorder, opens and decodes what was stored, and"
            + " looks for them; twins that were planted show that they would have been found.")
public final class FilterBench implements Callable<Integer> {
  /** How many secrets go into one recording. */
  private static final int A_RECORDING = 56;

  @Option(names = "--count", description = "secrets to enter (default: ${DEFAULT-VALUE})")
  int count = 2030;

  @Option(names = "--seed", description = "the same seed enters the same (default: 1)")
  long seed = 1;

  @Option(
      names = "--kind",
      description = "only these kinds, for example card or email",
      split = ",")
  List<String> kinds = List.of();

  @Option(names = "--way", description = "only these ways of entry, for example split", split = ",")
  List<String> ways = List.of();

  @Option(names = "--threads", description = "recordings at once (default: the processors)")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--words",
      description = "words of harmless text to write (default: all of the committed text)")
  int words = Integer.MAX_VALUE;

  @Option(names = "--failures", description = "name each leak and each twin that was not read")
  boolean failures;

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(new CommandLine(new FilterBench()).execute(arguments));
  }

  @Override
  public Integer call() {
    Tesseract.require();
    var plan = new Plan(chosen(Kind.class, kinds), chosenWays(), count, seed);
    var outcomes = outcomes(plan.entries());
    var report = new Report(outcomes, corpus());
    if (failures) {
      report.failures(seed).forEach(System.out::println);
    }
    report.table().forEach(System.out::println);
    System.out.println(report.json());
    return 0;
  }

  private List<Outcome> outcomes(List<Entry> entries) {
    List<Outcome> outcomes = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      List<Future<List<Outcome>>> running = new ArrayList<>();
      for (int first = 0; first < count; first += A_RECORDING) {
        int from = first;
        var own =
            entries.stream()
                .filter(e -> e.number() >= from && e.number() < from + A_RECORDING)
                .toList();
        running.add(executor.submit(() -> SyntheticRun.of(own)));
      }
      for (int i = 0; i < running.size(); i++) {
        outcomes.addAll(running.get(i).get());
        System.err.printf("\r%d of %d recordings read", i + 1, running.size());
      }
      System.err.println();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A recording failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
    return outcomes;
  }

  private CorpusRun.Result corpus() {
    var all = CorpusRun.words();
    var chosen = all.subList(0, Math.min(words, all.size()));
    int share = Math.max(1, chosen.size() / (2 * threads) + 1);
    int written = 0;
    List<String> lost = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      List<Future<CorpusRun.Result>> running = new ArrayList<>();
      for (int first = 0; first < chosen.size(); first += share) {
        var own = chosen.subList(first, Math.min(first + share, chosen.size()));
        running.add(executor.submit(() -> CorpusRun.of(own, seed)));
      }
      for (var each : running) {
        written += each.get().words();
        lost.addAll(each.get().lost());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A recording failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
    return new CorpusRun.Result(written, lost);
  }

  private Set<Way> chosenWays() {
    var chosen = chosen(Way.class, ways);
    if (ways.isEmpty()) {
      chosen.remove(Way.FILLED); // a drawn desktop has nobody who fills fields in
    }
    return chosen;
  }

  private static <E extends Enum<E>> Set<E> chosen(Class<E> type, List<String> words) {
    var chosen = EnumSet.noneOf(type);
    words.forEach(word -> chosen.add(Enum.valueOf(type, word.toUpperCase(Locale.ROOT))));
    return chosen.isEmpty() ? EnumSet.allOf(type) : chosen;
  }
}
