package greenroom.recorder.bench.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.FilterRules;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.bench.Options;
import greenroom.recorder.bench.filter.Entry.Role;
import greenroom.recorder.filter.Filter;
import greenroom.recorder.filter.Filters;
import greenroom.recorder.filter.Mask;
import greenroom.recorder.filter.ocr.Tesseract;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code ./greenroom bench ocr}: of made-up secrets that a screen only draws, how many does the
 * reading of the screen make black, how many planted ones and near misses does it leave, and how
 * long does a reading take?
 */
public final class OcrBench {
  private static final String USAGE =
      "usage: ./greenroom bench ocr [--count SECRETS] [--seed SEED]   (280, 1)";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int LINE = 28;
  private static final int LINES = HEIGHT / LINE - 1;
  private static final int LONGEST = 110;
  private static final int[] SIZES = {11, 12, 13, 14, 16};
  private static final List<String> FONTS = List.of("DejaVu Sans", "DejaVu Sans Mono");

  /** So much of a value's place is black, and it counts as black. */
  private static final double MASKED = 0.9;

  /** So much, and one that may pass counts as lost. */
  private static final double LOST = 0.3;

  /** Of one kind, how many were drawn and how many of them were black; for each role. */
  private record Tally(Map<Role, int[]> counts) {
    Tally() {
      this(new EnumMap<>(Role.class));
    }

    void add(Role role, boolean black) {
      int[] count = counts.computeIfAbsent(role, any -> new int[2]);
      count[0]++;
      count[1] += black ? 1 : 0;
    }

    void add(Tally other) {
      other.counts.forEach(
          (role, count) -> {
            int[] sum = counts.computeIfAbsent(role, any -> new int[2]);
            sum[0] += count[0];
            sum[1] += count[1];
          });
    }

    int of(Role role, int which) {
      return counts.getOrDefault(role, new int[2])[which];
    }

    double percent(Role role) {
      return 100.0 * of(role, 1) / Math.max(1, of(role, 0));
    }
  }

  private record Placed(Entry entry, Box box) {}

  private final List<Double> pages = new ArrayList<>();
  private final List<Double> lines = new ArrayList<>();
  private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);

  private OcrBench() {}

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    var options = Options.read(USAGE, Map.of("count", "280", "seed", "1"), arguments);
    greenroom.recorder.bench.filter.Tesseract.require();
    var bench = new OcrBench();
    bench.run(options.number("count"), options.number("seed"));
    bench.print();
  }

  private void run(int count, int seed) {
    var entries =
        new Plan(EnumSet.allOf(Kind.class), EnumSet.of(Way.SENTENCE), count, seed)
            .entries().stream().filter(entry -> text(entry).length() <= LONGEST).toList();
    var rules = Planted.settings(entries).rules();
    for (int i = 0; i < entries.size(); i += LINES) {
      page(entries.subList(i, Math.min(entries.size(), i + LINES)), rules, i / LINES);
    }
  }

  private static String text(Entry entry) {
    return String.join("", entry.fields());
  }

  private void page(List<Entry> entries, FilterRules rules, int number) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var font =
        new Font(FONTS.get(number % FONTS.size()), Font.PLAIN, SIZES[number / 2 % SIZES.length]);
    boolean dark = number % 3 == 2;
    var placed = draw(image, entries, font, dark);
    var read = rules(rules);
    try (Filter filter = Filters.of(read, Tesseract::new, Runnable::run)) {
      filter.context(new ContextSignal.Found(0), 0);
      pages.add(shown(filter, image, new Box(0, 0, WIDTH, HEIGHT), 1));
      // Not the last line, so that the band of the screen around it has its full height.
      pen(image, font, dark).drawString("one more", WIDTH - 120, LINE * 10 - 8);
      lines.add(shown(filter, image, new Box(WIDTH - 120, LINE * 9, 120, LINE), 2_000_000_000L));
      var mask = filter.mask(2_000_000_000L);
      for (var each : placed) {
        var tally = tallies.computeIfAbsent(each.entry().value().kind(), any -> new Tally());
        double enough = each.entry().role() == Role.SECRET ? MASKED : LOST;
        tally.add(each.entry().role(), black(each.box(), mask) >= enough);
      }
    }
  }

  private static FilterRules rules(FilterRules rules) {
    return new FilterRules(rules.secrets(), rules.planted(), rules.words(), rules.masks(), true);
  }

  private static List<Placed> draw(
      BufferedImage image, List<Entry> entries, Font font, boolean dark) {
    var pen = pen(image, font, dark);
    pen.setColor(dark ? new Color(36, 36, 40) : Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen = pen(image, font, dark);
    List<Placed> placed = new ArrayList<>();
    int y = LINE;
    for (var entry : entries) {
      var text = text(entry);
      var value = entry.value().text();
      pen.drawString(text, 12, y - 8);
      int before = pen.getFontMetrics().stringWidth(text.substring(0, text.indexOf(value)));
      int width = pen.getFontMetrics().stringWidth(value);
      placed.add(new Placed(entry, new Box(12 + before, y - 8 - font.getSize() / 2, width, 1)));
      y += LINE;
    }
    return placed;
  }

  private static java.awt.Graphics2D pen(BufferedImage image, Font font, boolean dark) {
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(font);
    pen.setColor(dark ? Color.LIGHT_GRAY : Color.BLACK);
    return pen;
  }

  /** Has the filter read it; answers how many milliseconds it took. */
  private static double shown(Filter filter, BufferedImage image, Box box, long t) {
    long from = System.nanoTime();
    try (var arena = Arena.ofConfined()) {
      int[] pixels =
          image.getRGB(box.x(), box.y(), box.width(), box.height(), null, 0, box.width());
      var memory = arena.allocateFrom(ValueLayout.JAVA_INT, pixels);
      filter.changed(new ScreenUpdate(t, List.of(new ScreenUpdate.Pixels(box, memory))));
    }
    filter.holdFrom(t);
    return (System.nanoTime() - from) / 1e6;
  }

  /** How much of a place is black, from 0 to 1. */
  private static double black(Box place, Mask mask) {
    int black = 0;
    for (int x = place.x(); x < place.x() + place.width(); x++) {
      black += mask.covers(new Box(x, place.y(), 1, 1)) ? 1 : 0;
    }
    return (double) black / place.width();
  }

  private void print() {
    System.out.printf(
        "%n%-28s %7s %7s %15s %17s%n", "", "drawn", "black", "planted black", "near misses black");
    var all = new Tally();
    tallies.forEach(
        (kind, tally) -> {
          row(kind.title, tally);
          all.add(tally);
        });
    row("all", all);
    System.out.printf(
        Locale.ROOT,
        "%na reading of a whole screen: %.0f ms (median), %.0f ms at most; of a changed line: %.0f"
            + " ms, %.0f ms%n%n",
        median(pages),
        most(pages),
        median(lines),
        most(lines));
    System.out.printf(
        Locale.ROOT,
        "{\"bench\":\"ocr\",\"drawn\":%d,\"black_pct\":%.1f,\"planted_black_pct\":%.1f,"
            + "\"near_black_pct\":%.1f,\"screen_ms\":%.0f,\"line_ms\":%.0f}%n",
        all.of(Role.SECRET, 0),
        all.percent(Role.SECRET),
        all.percent(Role.TWIN),
        all.percent(Role.NEAR_MISS),
        median(pages),
        median(lines));
  }

  private static void row(String name, Tally tally) {
    System.out.printf(
        Locale.ROOT,
        "%-28s %7d %6.1f%% %14.1f%% %16.1f%%%n",
        name,
        tally.of(Role.SECRET, 0),
        tally.percent(Role.SECRET),
        tally.percent(Role.TWIN),
        tally.percent(Role.NEAR_MISS));
  }

  private static double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double most(List<Double> figures) {
    return Arrays.stream(figures.toArray(Double[]::new)).mapToDouble(d -> d).max().orElse(0);
  }
}
