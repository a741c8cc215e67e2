package greenroom.recorder.bench.gate;

import greenroom.recorder.host.HostUnderTest;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.browser.SeleniumBrowser;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * {@code ./greenroom bench gate}: the gate of a real recorder host beside a direct connection and
 * {@code websockify}, all three on the same desktop in the same run. Round trips are measured while
 * the host records; the cost of passing the picture on while it is paused, for encoding is not the
 * gate's work.
 */
public final class GateBench {
  private static final Path IMAGES =
      Path.of(System.getProperty("greenroom.root", "."), "sandboxes", "images");
  private static final String USAGE =
      "usage: ./greenroom bench gate [--count KEYS] [--seconds S]"
          + "   (600 keys and 12 s of pictures for each of three, unless told)";

  private GateBench() {}

  public static void main(String[] arguments) throws Exception {
    int keys = 600;
    int seconds = 12;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--count" -> keys = Integer.parseInt(arguments[i + 1]);
        case "--seconds" -> seconds = Integer.parseInt(arguments[i + 1]);
        default -> usage();
      }
    }
    if (arguments.length % 2 != 0 || keys < 20 || seconds < 1) {
      usage();
    }
    run(keys, Duration.ofSeconds(seconds));
  }

  private static void usage() {
    System.err.println(USAGE);
    System.exit(2);
  }

  private static void run(int keys, Duration time) throws Exception {
    Path data = Files.createTempDirectory("gg");
    try (var host = HostUnderTest.asLaunched(data, "bare-desktop")) {
      host.start();
      host.order();
      GatedPage.open(host, "RECORDING").close();
      try (var sandboxes =
          new DockerSandboxes(DockerSettings.of(host.runFolder(), IMAGES), SeleniumBrowser::new)) {
        Sandbox desktop = sandboxes.existing().getFirst();
        try (var websockify = new Websockify(desktop.screenSocket())) {
          var contestants =
              List.of(
                  new Contestant("direct", () -> DesktopLine.direct(desktop.screenSocket()), null),
                  new Contestant("gate", () -> GatedPage.open(host, "RECORDING"), host.process()),
                  new Contestant(
                      "websockify",
                      () -> WebSocketLine.connect(websockify.port(), "/", HostUnderTest.ORIGIN),
                      websockify.process()));
          play(desktop, "echo.py");
          Map<Contestant, double[]> trips = new EchoRun().measure(contestants, keys);
          Table.trips(trips);
          play(desktop, "flood.py");
          pause(host);
          List<Table.Passed> passed = new ArrayList<>();
          for (Contestant each : contestants) {
            var way = each.name().equals("gate") ? paused(host, each) : each;
            passed.add(
                new Table.Passed(
                    each.name(), FloodRun.asNovnc(way, time), FloodRun.raw(way, time)));
          }
          Table.passed(passed);
          System.out.printf(
              Locale.ROOT,
              "{\"bench\":\"gate\",\"added_p99_ms\":%.2f,\"cpu_ratio_websockify\":%.2f}%n",
              added(trips, 99),
              Table.ratio(passed));
        }
      }
    }
  }

  private static double added(Map<Contestant, double[]> trips, double percent) {
    var sorted = List.copyOf(trips.values());
    return EchoRun.percentile(sorted.get(1), percent) - EchoRun.percentile(sorted.get(0), percent);
  }

  private static Contestant paused(HostUnderTest host, Contestant gate) {
    return new Contestant(gate.name(), () -> GatedPage.open(host, "PAUSED"), gate.process());
  }

  private static void pause(HostUnderTest host) throws IOException {
    try (var page = GatedPage.open(host, "RECORDING")) {
      page.say("{\"type\":\"pause\"}");
      GatedPage.await(page, "PAUSED");
    }
  }

  /** Starts one of the bench's own programs in the desktop; returns when it shows itself. */
  private static void play(Sandbox desktop, String program) throws IOException {
    try (InputStream in = GateBench.class.getResourceAsStream(program)) {
      desktop.copyIn(
          "/home/volunteer/" + program, Objects.requireNonNull(in, program).readAllBytes());
    }
    desktop.launch(List.of("python3", "/home/volunteer/" + program));
    var wait =
        desktop.exec(
            List.of("sh", "-c", "until [ -e /tmp/" + program + ".ready ]; do sleep 0.05; done"),
            new byte[0],
            Duration.ofSeconds(60));
    if (wait.exitCode() != 0) {
      throw new IOException(program + " did not start in the desktop");
    }
  }
}
