package greenroom.server.input;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.sandbox.Sandbox;
import greenroom.server.web.Look;
import greenroom.server.web.PageServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Every form of input, from the studio's own page with noVNC in a real browser, through a real
 * recorder host, to a real desktop. Each must be found in the opened recording exactly as it was
 * made, and must have arrived in the desktop.
 */
@Tag("docker")
@Tag("browser")
class EveryInputTest {
  private static final String ARRIVED = "/home/volunteer/arrived.jsonl";

  private static final String ANY_SCRIPT = "Grüße – 日本語 😀\nzwei";
  private static final String OTHER_SCRIPT = "Tschüß – さようなら 👍🏽\nzwei";

  private final List<Form> forms = new ArrayList<>();

  /**
   * One form of input.
   *
   * @param recorded all that must be recorded for it, in order
   * @param arrived what must be among the things that arrived for it, in order; empty where nothing
   *     goes to the desktop
   */
  private record Form(String name, Runnable act, List<String> recorded, List<String> arrived) {}

  @TestFactory
  Stream<DynamicTest> is_recorded_exactly_and_arrives() throws Exception {
    Path data = Files.createTempDirectory("gi");
    try (var host = new LiveHost(data);
        var pages = new PageServer(host.streamOrigin(), host::ticket);
        var look = new Look();
        var sandboxes = host.sandboxes()) {
      String page = pages.address("session");
      host.order("every-input", page.replace("/session", ""));
      look.open(page, 1720);
      await(look, "return document.documentElement.dataset.state === 'RECORDING'");
      Sandbox desktop = sandboxes.existing().getFirst();
      observe(desktop);
      var hands = new Hands(look.browser());
      forms(look.browser(), hands, desktop);
      look.run("document.querySelector('.desk-screen canvas').focus()");
      for (Form form : forms) {
        hands.tap("F12", "F12", 123);
        form.act().run();
      }
      look.browser().get("about:blank"); // goes away with a key and a button held
      pass(Duration.ofMillis(300));
      String arrivals =
          new String(desktop.copyOut(ARRIVED, 1 << 20).orElseThrow(), StandardCharsets.UTF_8);
      host.stop();
      return judged(Told.recorded(host.events()), Told.arrived(arrivals));
    } finally {
      try (var files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private Stream<DynamicTest> judged(List<List<String>> recorded, List<List<String>> arrived) {
    assertThat(recorded).as("one part of the recording for each form").hasSize(forms.size() + 1);
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      Form form = forms.get(i);
      List<String> stored = recorded.get(i + 1);
      List<String> seen = i + 1 < arrived.size() ? arrived.get(i + 1) : List.of();
      tests.add(
          DynamicTest.dynamicTest(
              form.name(),
              () -> {
                assertThat(stored).as("recorded").containsExactlyElementsOf(form.recorded());
                if (!form.arrived().isEmpty()) {
                  assertThat(seen).as("arrived").containsSubsequence(form.arrived());
                }
              }));
    }
    return tests.stream();
  }

  private void forms(ChromeDriver browser, Hands hands, Sandbox desktop) {
    form(
        "a key has its scancode and its keysym",
        () -> hands.tap("a", "KeyA", 65),
        List.of("key 0x61 0x1e down", "key 0x61 0x1e up"),
        List.of("down 0x61", "text a", "up 0x61"));
    form(
        "Shift makes a capital",
        () -> {
          hands.down("Shift", "ShiftLeft", 16);
          hands.tap("B", "KeyB", 66);
          hands.up("Shift", "ShiftLeft", 16);
        },
        List.of(
            "key 0xffe1 0x2a down", "key 0x42 0x30 down", "key 0x42 0x30 up", "key 0xffe1 0x2a up"),
        List.of("text aB"));
    form(
        "AltGr reaches the third level of a key",
        () -> {
          hands.down("AltGraph", "AltRight", 225);
          hands.tap("€", "KeyE", 69);
          hands.up("AltGraph", "AltRight", 225);
        },
        List.of(
            "key 0xfe03 0xb8 down",
            "key 0x20ac 0x12 down",
            "key 0x20ac 0x12 up",
            "key 0xfe03 0xb8 up"),
        List.of("text aB€"));
    form(
        "a dead key types nothing by itself and an accented letter with the next",
        () -> {
          hands.tap("Dead", "Quote", 222);
          hands.tap("é", "KeyE", 69);
        },
        List.of("key 0x0 0x28 down", "key 0x0 0x28 up", "key 0xe9 0x12 down", "key 0xe9 0x12 up"),
        List.of("text aB€é"));
    form(
        "a held key repeats",
        () -> {
          hands.down("c", "KeyC", 67);
          hands.repeat("c", "KeyC", 67);
          hands.repeat("c", "KeyC", 67);
          hands.up("c", "KeyC", 67);
        },
        List.of(
            "key 0x63 0x2e down", "key 0x63 0x2e down", "key 0x63 0x2e down", "key 0x63 0x2e up"),
        List.of("text aB€éc"));
    form(
        "the keypad is not the row of digits",
        () -> hands.tap("Enter", "NumpadEnter", 13),
        List.of("key 0xff8d 0x9c down", "key 0xff8d 0x9c up"),
        List.of("down 0xff8d"));
    form(
        "what an input method commits is typed",
        () -> hands.compose("かん", "漢字"),
        List.of(
            "key 0x1006f22 0x0 down",
            "key 0x1006f22 0x0 up",
            "key 0x1005b57 0x0 down",
            "key 0x1005b57 0x0 up"),
        List.of("down 0x1006f22", "down 0x1005b57"));
    form(
        "a character beyond the basic plane is one key",
        () -> hands.pick("😀"),
        List.of("key 0x101f600 0x0 down", "key 0x101f600 0x0 up"),
        List.of("down 0x101f600"));
    form(
        "a key that is held when the page loses the keyboard is let go of",
        () -> {
          hands.down("Shift", "ShiftRight", 16);
          browser.executeScript("document.activeElement.blur()");
          hands.up("Shift", "ShiftRight", 16);
          browser.executeScript("document.querySelector('.desk-screen canvas').focus()");
        },
        List.of("key 0xffe2 0x36 down", "key 0xffe2 0x36 up"),
        List.of("down 0xffe2", "up 0xffe2"));
    pointerForms(hands);
    clipboardForms(browser, hands, desktop);
    int[] at = hands.place(0.5, 0.5);
    int[] pixel = hands.pixel(at[0], at[1]);
    form(
        "what a page held when it went away is released, and nobody did it",
        () -> {
          hands.down("Control", "ControlLeft", 17);
          hands.move(at[0], at[1]);
          hands.press(at[0], at[1], "left");
        },
        List.of(
            "key 0xffe3 0x1d down",
            told("pointer %d,%d buttons 0", pixel),
            told("button 1 down at %d,%d", pixel),
            "released [0xffe3] buttons 1"),
        List.of("down 0xffe3", told("press 1 at %d,%d", pixel)));
  }

  private void pointerForms(Hands hands) {
    int[] at = hands.place(0.25, 0.5);
    int[] pixel = hands.pixel(at[0], at[1]);
    for (String button : List.of("left", "middle", "right")) {
      int number = button.equals("left") ? 1 : button.equals("middle") ? 2 : 3;
      List<String> recorded = new ArrayList<>();
      if (number == 1) {
        recorded.add(told("pointer %d,%d buttons 0", pixel));
      }
      recorded.add(told("button " + number + " down at %d,%d", pixel));
      recorded.add(told("button " + number + " up at %d,%d", pixel));
      form(
          "the " + button + " button",
          () -> {
            if (number == 1) {
              hands.move(at[0], at[1]);
            }
            hands.click(at[0], at[1], button);
            pass(Duration.ofMillis(600)); // or the next click were the second of two
          },
          recorded,
          List.of(
              told("press " + number + " at %d,%d", pixel),
              told("release " + number + " at %d,%d", pixel)));
    }
    clicks("two clicks are a double click", 2, "double", hands, at);
    clicks("three clicks are a triple click", 3, "triple", hands, at);
    form(
        "the wheel turns in both axes",
        () -> {
          hands.wheel(at[0], at[1], 0, 60);
          hands.wheel(at[0], at[1], 0, -60);
          hands.wheel(at[0], at[1], 60, 0);
          hands.wheel(at[0], at[1], -60, 0);
        },
        List.of(
            told("wheel 0,1 at %d,%d", pixel),
            told("wheel 0,-1 at %d,%d", pixel),
            told("wheel 1,0 at %d,%d", pixel),
            told("wheel -1,0 at %d,%d", pixel)),
        List.of("scroll down", "scroll up", "scroll right", "scroll left"));
    int y = pixel[1];
    form(
        "a drag goes on along the edge and ends outside of the desktop",
        () -> {
          hands.press(at[0], at[1], "left");
          hands.move(hands.beyondTheEdge(), at[1]);
          hands.release(hands.beyondTheEdge(), at[1], "left");
        },
        List.of(
            told("button 1 down at %d,%d", pixel),
            "pointer 1279," + y + " buttons 1",
            "button 1 up at 1279," + y),
        List.of(told("press 1 at %d,%d", pixel), "drag 1279," + y, "release 1 at 1279," + y));
  }

  private void clicks(String name, int count, String seen, Hands hands, int[] at) {
    int[] pixel = hands.pixel(at[0], at[1]);
    List<String> recorded = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      recorded.add(told("button 1 down at %d,%d", pixel));
      recorded.add(told("button 1 up at %d,%d", pixel));
    }
    form(
        name,
        () -> {
          for (int i = 0; i < count; i++) {
            hands.click(at[0], at[1], "left");
          }
          pass(Duration.ofMillis(600));
        },
        recorded,
        List.of(told(seen + " 1 at %d,%d", pixel)));
  }

  private void clipboardForms(ChromeDriver browser, Hands hands, Sandbox desktop) {
    browser.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    form(
        "what is pasted comes before the keys that paste it",
        () -> {
          browser.executeAsyncScript(
              "navigator.clipboard.writeText(arguments[0]).then(arguments[1], arguments[1])",
              ANY_SCRIPT);
          hands.down("Control", "ControlLeft", 17);
          hands.tap("v", "KeyV", 86);
          hands.up("Control", "ControlLeft", 17);
          pass(Duration.ofMillis(200));
        },
        List.of(
            "key 0xffe3 0x1d down",
            "clipboard in " + ANY_SCRIPT,
            "key 0x76 0x2f down",
            "key 0x76 0x2f up",
            "key 0xffe3 0x1d up"),
        List.of("text aB€éccc\n漢字😀" + ANY_SCRIPT));
    form(
        "a text that is too long is not pasted, nor is another in its place, and the page says so",
        () -> {
          browser.executeAsyncScript(
              "navigator.clipboard.writeText('é'.repeat(130 * 1024)).then(arguments[0], arguments[0])");
          hands.down("Control", "ControlLeft", 17);
          hands.tap("v", "KeyV", 86);
          hands.up("Control", "ControlLeft", 17);
          await(() -> notice(browser).contains("too long to paste"));
        },
        List.of("key 0xffe3 0x1d down", "key 0xffe3 0x1d up"),
        List.of());
    form(
        "what the desktop copies comes out",
        () -> {
          desktop.exec(
              List.of("sh", "-c", "exec xclip -selection clipboard >/dev/null 2>&1"),
              OTHER_SCRIPT.getBytes(StandardCharsets.UTF_8),
              Duration.ofSeconds(10));
          await(() -> OTHER_SCRIPT.equals(clipboard(browser)));
        },
        List.of("clipboard out " + OTHER_SCRIPT),
        List.of());
  }

  private static String notice(ChromeDriver browser) {
    return String.valueOf(
        browser.executeScript("return document.querySelector('[data-part=notice]').textContent"));
  }

  private static Object clipboard(ChromeDriver browser) {
    return Objects.requireNonNullElse(
        browser.executeAsyncScript(
            "navigator.clipboard.readText().then(arguments[0], () => arguments[0](''))"),
        "");
  }

  private void form(String name, Runnable act, List<String> recorded, List<String> arrived) {
    forms.add(new Form(name, act, recorded, arrived));
  }

  private static String told(String format, int[] pixel) {
    return String.format(java.util.Locale.ROOT, format, pixel[0], pixel[1]);
  }

  private static void observe(Sandbox desktop) throws Exception {
    try (InputStream program = EveryInputTest.class.getResourceAsStream("observer.py")) {
      desktop.copyIn("/home/volunteer/observer.py", Objects.requireNonNull(program).readAllBytes());
    }
    desktop.launch(List.of("python3", "/home/volunteer/observer.py"));
    await(() -> desktop.copyOut(ARRIVED, 1 << 20).filter(notes -> notes.length > 0).isPresent());
    pass(Duration.ofSeconds(1)); // the agent tells of the new window; what comes before is strict
  }

  private static void await(Look look, String script) {
    await(() -> Boolean.TRUE.equals(look.run(script)));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time").isLessThan(end);
      pass(Duration.ofMillis(100));
    }
  }

  private static void pass(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
