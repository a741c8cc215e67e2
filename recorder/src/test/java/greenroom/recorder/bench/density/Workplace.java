package greenroom.recorder.bench.density;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.RecordingId;
import greenroom.recorder.bench.capture.Trace;
import greenroom.recorder.bench.gate.DesktopProcess;
import greenroom.recorder.bench.gate.GatedPage;
import greenroom.recorder.bench.gate.ProcessCpu;
import greenroom.recorder.host.HostUnderTest;
import greenroom.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One session with its desktop, Calc and Chromium open on it, and the robot who works there. */
final class Workplace implements AutoCloseable {
  private static final String HOME = "/home/volunteer/Documents/";
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final HostUnderTest host;
  private final RecordingId session;
  private final Robot robot;
  private final ProcessHandle desktop;

  private Workplace(HostUnderTest host, RecordingId session, Robot robot, ProcessHandle desktop) {
    this.host = host;
    this.session = session;
    this.robot = robot;
    this.desktop = desktop;
  }

  /**
   * Orders a session and sets its desktop up.
   *
   * @param others the desktops that were there before
   */
  static Workplace open(HostUnderTest host, List<Sandbox> others, Stands stands, Trace trace)
      throws Exception {
    RecordingId session = host.orderAnother();
    var line = GatedPage.open(host, session, "RECORDING");
    Sandbox sandbox = stands.newest(others);
    for (String name : List.of("orders.html", "orders.csv")) {
      sandbox.copyIn(HOME + name, Trace.resource(name).getBytes(StandardCharsets.UTF_8));
    }
    sandbox.launch(List.of("greenroom-browser", "file://" + HOME + "orders.html"));
    shown(sandbox, "Chromium");
    sandbox.launch(
        List.of(
            "soffice",
            "--calc",
            "--norestore",
            "--nologo",
            "--infilter=Text - txt - csv (StarCalc):44,34,76,1",
            HOME + "orders.csv"));
    shown(sandbox, "Calc");
    return new Workplace(host, session, new Robot(line, trace), DesktopProcess.of(sandbox));
  }

  /** Finds a desktop that was not there before. */
  interface Stands {
    Sandbox newest(List<Sandbox> others);
  }

  private static void shown(Sandbox sandbox, String title) throws IOException {
    String script =
        "until wmctrl -l | grep -q TITLE; do sleep 0.3; done; sleep 1;"
            + " wmctrl -r TITLE -b add,maximized_vert,maximized_horz; wmctrl -a TITLE";
    var result =
        sandbox.exec(List.of("sh", "-c", script.replace("TITLE", title)), new byte[0], LIMIT);
    if (result.exitCode() != 0) {
      throw new IOException(title + " does not come up");
    }
  }

  Robot robot() {
    return robot;
  }

  double cpuSeconds() {
    return ProcessCpu.seconds(desktop);
  }

  /** Mebibytes that the desktop's processes have, shared ones by their share ({@code PSS}). */
  double mebibytes() {
    return Stream.concat(Stream.of(desktop), desktop.descendants())
        .mapToDouble(process -> share(process.pid()))
        .sum();
  }

  /** See {@code proc(5)}. */
  static double share(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .sum();
    } catch (IOException e) {
      return 0; // it has ended
    }
  }

  /** Ends the session; answers how many of the robot's keys its recording does not hold. */
  long lost() throws Exception {
    robot.close();
    host.stop(session);
    var recording = host.open(session);
    long stored =
        recording.events().stream()
            .filter(line -> line.event() instanceof RecordedEvent.Key)
            .count();
    long lost = robot.keys() - stored;
    if (lost != 0) {
      List<String> takenOut =
          recording.events().stream()
              .map(RecordedLine::event)
              .filter(RecordedEvent.Redacted.class::isInstance)
              .map(event -> ((RecordedEvent.Redacted) event).rule())
              .toList();
      System.out.printf("%n%d of %d keys; taken out: %s%n", lost, robot.keys(), takenOut);
    }
    return lost;
  }

  @Override
  public void close() throws IOException {
    robot.close();
  }
}
