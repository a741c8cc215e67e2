package greenroom.recorder.bench.filter;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
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
  private static final int DESKTOPS = 2;

  @Option(names = "--count", description = "secrets to enter (default: ${DEFAULT-VALUE})")
  int count = 2002;

  @Option(
      names = "--desktop",
      description =
          "how many more to enter on real desktops at human pace (default: ${DEFAULT-VALUE})")
  int onDesktops = 48;

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
    var report =
        new FilterRun(plan(count, seed), plan(onDesktops, ~seed), DESKTOPS, words, threads)
            .report();
    if (failures) {
      report.failures(seed).forEach(System.out::println);
    }
    report.table().forEach(System.out::println);
    System.out.println(report.json());
    return 0;
  }

  private Plan plan(int many, long from) {
    return new Plan(chosen(Kind.class, kinds), chosen(Way.class, ways), many, from);
  }

  private static <E extends Enum<E>> Set<E> chosen(Class<E> type, List<String> words) {
    var chosen = EnumSet.noneOf(type);
    words.forEach(word -> chosen.add(Enum.valueOf(type, word.toUpperCase(Locale.ROOT))));
    return chosen.isEmpty() ? EnumSet.allOf(type) : chosen;
  }
}
