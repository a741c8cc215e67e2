package greenroom.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxBrowser.Tab;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.docker.TestHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("docker")
class SeleniumBrowserTest {
  private static final String PAGE =
      """
      <title>Sign in</title><style>input,button { position: fixed; width: 200px; height: 40px; left: 100px }</style>
      <input aria-label="User name" style="top:100px"><input type="password" style="top:200px">
      <button style="top:300px">Sign in</button>
      """;
  private static final String ADDRESS = "file:///home/volunteer/Documents/page.html";

  private static TestHost host;
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    host = new TestHost(SeleniumBrowser::new);
    sandbox = host.sandboxes().start(new SandboxSpec("desktop", 1280, 720));
    sandbox.copyIn("/home/volunteer/Documents/page.html", PAGE.getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void opens_pages_tells_tabs_and_hears_what_happens_also_after_a_restart() throws Exception {
    assertThat(sandbox.browser().tabs()).as("nothing is started by asking").isEmpty();

    sandbox.browser().open(List.of("about:blank", ADDRESS));
    assertThat(sandbox.browser().tabs())
        .containsExactly(new Tab("about:blank", ""), new Tab(ADDRESS, "Sign in"));
    assertThat(renderer("grep NSpid"))
        .as("process namespaces within the desktop's")
        .matches("NSpid:\\s+\\d+\\s+\\d+.*");
    assertThat(inside("ps axo args | grep -c '[-]-no-sandbox' || true")).isEqualTo("0");
    assertThat(renderer("grep Seccomp: | cut -f2")).isEqualTo("2");

    hearsClicksAndPasswordFields(sandbox.browser()::context);

    try (var afterRestart = new SeleniumBrowser(sandbox)) {
      assertThat(afterRestart.tabs()).extracting(Tab::url).contains(ADDRESS);
      hearsClicksAndPasswordFields(afterRestart::context);
    }

    inside("pkill -f /usr/lib/chromium/chromium; sleep 1");
    assertThat(sandbox.browser().tabs()).as("the volunteer closed the browser").isEmpty();
    sandbox.browser().open(List.of(ADDRESS));
    assertThat(sandbox.browser().tabs()).containsExactly(new Tab(ADDRESS, "Sign in"));
  }

  private static void hearsClicksAndPasswordFields(
      java.util.function.Consumer<java.util.function.Consumer<ContextEvent>> context)
      throws InterruptedException {
    var heard = new LinkedBlockingQueue<ContextEvent>();
    context.accept(heard::add);
    await(
        heard,
        event -> event instanceof ContextEvent.Navigation page && page.url().equals(ADDRESS));
    var field =
        (ContextEvent.PasswordField)
            await(heard, event -> event instanceof ContextEvent.PasswordField f && f.shown());
    assertThat(field.box()).isNotNull();
    var place = field.box();
    assertThat(place.width()).isEqualTo(200);

    long before = System.nanoTime();
    inside("xdotool mousemove " + (place.x() + 20) + " " + (place.y() + 120) + " click 1");
    var pressed =
        (ContextEvent.Element) await(heard, event -> event instanceof ContextEvent.Element);
    assertThat(pressed.element().role()).isEqualTo("button");
    assertThat(pressed.element().name()).isEqualTo("Sign in");
    assertThat(pressed.element().box())
        .isEqualTo(new ContextEvent.Box(place.x(), place.y() + 100, 200, 40));
    assertThat(pressed.nanos()).isBetween(before - 50_000_000, System.nanoTime());

    inside("xdotool mousemove " + (place.x() + 20) + " " + (place.y() + 20) + " click 1");
    var secret =
        (ContextEvent.Focus)
            await(heard, e -> e instanceof ContextEvent.Focus f && f.element().password());
    assertThat(secret.element().box()).isEqualTo(place);
  }

  private static ContextEvent await(
      BlockingQueue<ContextEvent> heard, Predicate<ContextEvent> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    @Nullable ContextEvent event = heard.poll(15, TimeUnit.SECONDS);
    while (event != null && !wanted.test(event) && System.nanoTime() < end) {
      event = heard.poll(15, TimeUnit.SECONDS);
    }
    assertThat(event).isNotNull();
    return event;
  }

  private static String renderer(String filter) {
    return inside("cat /proc/$(pgrep -f type=renderer | head -1)/status | " + filter);
  }

  private static String inside(String script) {
    var result = sandbox.exec(List.of("sh", "-c", script), new byte[0], Duration.ofSeconds(20));
    return new String(result.standardOutput(), StandardCharsets.UTF_8).strip();
  }
}
