package greenroom.server.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;

/**
 * {@code ./greenroom bench start}: how long a volunteer waits from pressing Start to the first
 * picture of the desktop in their browser, with a warm desktop and without one. Prints a table and
 * a last line of JSON.
 */
public final class StartBench {
  private static final String TASK = "ask-a-legacy-database";

  private StartBench() {}

  public static void main(String[] arguments) throws IOException {
    int claims =
        arguments.length == 2 && arguments[0].equals("--claims")
            ? Integer.parseInt(arguments[1])
            : 20;
    if ((arguments.length != 0 && arguments.length != 2) || claims < 1) {
      System.err.println("usage: ./greenroom bench start [--claims N]   (20 claims unless told)");
      System.exit(2);
    }
    double[] warm = measure(claims, 1);
    double[] cold = measure(claims, 0);
    System.out.printf(
        Locale.ROOT, "%n%-6s %8s %10s %10s %10s%n", "", "claims", "p50 ms", "p95 ms", "max ms");
    row("warm", warm);
    row("cold", cold);
    System.out.printf(
        Locale.ROOT,
        "{\"bench\":\"start\",\"warm_p50_ms\":%.0f,\"warm_p95_ms\":%.0f,\"cold_p95_ms\":%.0f}%n",
        percentile(warm, 50),
        percentile(warm, 95),
        percentile(cold, 95));
  }

  /** Milliseconds from Start to the first picture, for each claim, sorted. */
  private static double[] measure(int claims, int pool) throws IOException {
    Path downloads = Files.createTempDirectory("greenroom-bench");
    List<Double> waits = new ArrayList<>();
    try (var deployment = Deployment.start(ShortFolder.make(), pool);
        var volunteer = new Volunteer(deployment, downloads);
        var operator = new StaffMember(deployment, deployment.link("operator"), downloads)) {
      volunteer.join(deployment.link("volunteer"));
      for (int claim = 0; claim < claims; claim++) {
        operator.awaitWarmDesktops(pool);
        waits.add(startOnce(volunteer));
        System.out.printf(
            Locale.ROOT,
            "%s claim %2d: %6.0f ms%n",
            pool == 0 ? "cold" : "warm",
            claim + 1,
            waits.getLast());
        volunteer
            .awaitLight("recording")
            .press("stop")
            .press("stop-confirm")
            .awaitReview() // the recording may be too short to have a film
            .discard();
      }
    }
    return waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static double startOnce(Volunteer volunteer) {
    var browser = volunteer.browser();
    volunteer.home();
    double pressed = number(browser.executeScript("return Date.now()"));
    volunteer.pressStart(TASK);
    volunteer
        .waiting(Duration.ofMinutes(2))
        .until(page -> !page.findElements(By.cssSelector("html[data-first-frame-ms]")).isEmpty());
    double shown =
        number(
            browser.executeScript(
                "return performance.timeOrigin + performance.getEntriesByName('greenroom:first-frame')[0].startTime"));
    return shown - pressed;
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static void row(String name, double[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%-6s %8d %10.0f %10.0f %10.0f%n",
        name,
        sorted.length,
        percentile(sorted, 50),
        percentile(sorted, 95),
        Arrays.stream(sorted).max().orElse(Double.NaN));
  }

  /** The nearest-rank percentile. */
  private static double percentile(double[] sorted, int percent) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }
}
