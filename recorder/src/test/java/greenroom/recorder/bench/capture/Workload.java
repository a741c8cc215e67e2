package greenroom.recorder.bench.capture;

import greenroom.recorder.bench.BenchDesktop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** What is on the desktop, and the trace that is played on it. */
enum Workload {
  OFFICE,
  IDLE,
  TYPING,
  SCROLL,
  VIDEO,

  /** For the bench's own test: the plain desktop. */
  SHORT;

  private static final String HOME = "/home/volunteer/Documents/";

  Trace trace() {
    return Trace.named(name().toLowerCase(Locale.ROOT));
  }

  /** Opens its programs and waits until they have settled. */
  void open(BenchDesktop desktop) {
    switch (this) {
      case OFFICE, IDLE -> {
        browser(desktop, "orders.html");
        calc(desktop);
      }
      case TYPING -> calc(desktop);
      case SHORT -> {
        return;
      }
      case SCROLL -> browser(desktop, "orders.html");
      case VIDEO -> {
        desktop.shell(
            "ffmpeg -v error -f lavfi -i testsrc2=size=1180x520:rate=30 -t 8 -c:v libvpx -b:v 6M"
                + " -deadline realtime -cpu-used 8 "
                + HOME
                + "film.webm");
        browser(desktop, "film.html");
      }
    }
    LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
  }

  private static void browser(BenchDesktop desktop, String page) {
    put(desktop, page);
    desktop.sandbox().launch(List.of("greenroom-browser", "file://" + HOME + page));
    window(desktop, "Chromium");
  }

  private static void calc(BenchDesktop desktop) {
    put(desktop, "orders.csv");
    desktop
        .sandbox()
        .launch(
            List.of(
                "soffice",
                "--calc",
                "--norestore",
                "--nologo",
                "--infilter=Text - txt - csv (StarCalc):44,34,76,1",
                HOME + "orders.csv"));
    window(desktop, "Calc");
  }

  private static void put(BenchDesktop desktop, String name) {
    desktop.sandbox().copyIn(HOME + name, Trace.resource(name).getBytes(StandardCharsets.UTF_8));
  }

  private static void window(BenchDesktop desktop, String title) {
    desktop.shell(
        "until wmctrl -l | grep -q '"
            + title
            + "'; do sleep 0.2; done; sleep 1; wmctrl -r '"
            + title
            + "' -b add,maximized_vert,maximized_horz; wmctrl -a '"
            + title
            + "'; sleep 0.5");
  }
}
