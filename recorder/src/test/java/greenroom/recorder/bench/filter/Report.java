package greenroom.recorder.bench.filter;

import greenroom.recorder.bench.filter.Entry.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The figures of a run. */
final class Report {
  private final List<Outcome> outcomes;
  private final CorpusRun.Result corpus;

  Report(List<Outcome> outcomes, CorpusRun.Result corpus) {
    this.outcomes = List.copyOf(outcomes);
    this.corpus = corpus;
  }

  /** The same figures for some of the entries. */
  private Report of(Predicate<Outcome> which) {
    return new Report(outcomes.stream().filter(which).toList(), corpus);
  }

  double falsePerThousand() {
    return corpus.words() == 0 ? 0 : 1000.0 * corpus.lost().size() / corpus.words();
  }

  long planted() {
    return count(is(Role.SECRET));
  }

  long leaked() {
    return count(Outcome::leaked);
  }

  /** The worse of the two readings. */
  double controlRead() {
    return Math.min(
        percent(count(toldTwin().and(Outcome::inEvents)), count(toldTwin())),
        percent(count(is(Role.TWIN).and(Outcome::inPictures)), count(is(Role.TWIN))));
  }

  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-26s %8s %7s %7s %8s %9s %9s %8s %8s %10s"
            .formatted(
                "kind",
                "planted",
                "leaked",
                "events",
                "pictures",
                "recall %",
                "twins",
                "events %",
                "pict. %",
                "precision %"));
    for (var kind : Kind.values()) {
      var own = of(o -> o.entry().value().kind() == kind);
      if (own.planted() > 0) {
        lines.add(own.row(kind.title));
      }
    }
    lines.add(row("all"));
    lines.add("");
    lines.add("%-26s %8s %7s".formatted("way of entry", "planted", "leaked"));
    for (var way : Way.values()) {
      var own = of(o -> o.entry().way() == way);
      if (own.planted() > 0) {
        lines.add("%-26s %8d %7d".formatted(way.word(), own.planted(), own.leaked()));
      }
    }
    lines.add("");
    lines.add(
        "harmless text: %d words, %d taken out (%.2f in a thousand), %d more hidden beside them"
            .formatted(corpus.words(), corpus.lost().size(), falsePerThousand(), corpus.hidden()));
    return lines;
  }

  private String row(String title) {
    long twins = count(is(Role.TWIN));
    long caught = planted() - leaked();
    long alarms = count(is(Role.NEAR_MISS).and(Outcome::touched));
    return "%-26s %8d %7d %7d %8d %9.1f %9d %8.1f %8.1f %10.1f"
        .formatted(
            title,
            planted(),
            leaked(),
            count(is(Role.SECRET).and(Outcome::inEvents)),
            count(is(Role.SECRET).and(Outcome::inPictures)),
            percent(caught, planted()),
            twins,
            percent(count(toldTwin().and(Outcome::inEvents)), count(toldTwin())),
            percent(count(is(Role.TWIN).and(Outcome::inPictures)), twins),
            percent(caught, caught + alarms));
  }

  /** One line for each thing that went wrong, with what to call to see it again. */
  List<String> failures(long seed) {
    List<String> lines = new ArrayList<>();
    corpus.lost().forEach(word -> lines.add("HARMLESS " + word));
    outcomes.stream()
        .filter(
            o ->
                o.leaked()
                    || (o.entry().role() == Role.TWIN
                        && !((o.inEvents() || !o.told()) && o.inPictures()))
                    || (o.entry().role() == Role.NEAR_MISS && o.touched()))
        .map(o -> failure(o, seed))
        .forEach(lines::add);
    return lines;
  }

  private static String failure(Outcome outcome, long seed) {
    var entry = outcome.entry();
    return "%s %s/%s %s into %s events=%s pictures=%s touched=%s number=%d seed=%d label=\"%s\" %s"
        .formatted(
            entry.role(),
            entry.value().kind().word(),
            entry.value().form(),
            entry.way().word(),
            outcome.program(),
            outcome.inEvents(),
            outcome.inPictures(),
            outcome.touched(),
            entry.number(),
            seed,
            entry.value().label(),
            entry.fields());
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"filter\",\"planted\":%d,\"leaked\":%d,\"control_read_pct\":%.1f,"
            + "\"false_per_1000_words\":%.2f}",
        planted(),
        leaked(),
        controlRead(),
        falsePerThousand());
  }

  private static Predicate<Outcome> is(Role role) {
    return outcome -> outcome.entry().role() == role;
  }

  private static Predicate<Outcome> toldTwin() {
    return is(Role.TWIN).and(Outcome::told);
  }

  private long count(Predicate<Outcome> which) {
    return outcomes.stream().filter(which).count();
  }

  static double percent(long part, long whole) {
    return whole == 0 ? 100 : 100.0 * part / whole;
  }
}
