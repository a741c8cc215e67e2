package greenroom.sandbox.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.ExecResult;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxBrowser;
import greenroom.sandbox.SandboxException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;

/**
 * The desktop's Chromium, driven through its ChromeDriver.
 *
 * <p>Chromium is started inside, by the same program that the panel's launcher calls, so a person
 * and this class always share one browser. Its session is looked up at the driver each time: after
 * a restart of the recorder host, or when the volunteer closed the browser and opened it again, the
 * one that lives is used.
 */
public final class SeleniumBrowser implements SandboxBrowser, AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(40);
  private static final int LIST_LIMIT = 256 * 1024;
  private static final Pattern SESSION = Pattern.compile("[0-9a-f-]{16,64}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sandbox sandbox;
  private final LoopbackRelay relay;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final List<ContextStream> streams = new ArrayList<>();
  private @Nullable AttachedDriver driver;

  /** Nothing is started yet: the browser starts when something is opened in it. */
  public SeleniumBrowser(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.relay = new LoopbackRelay(sandbox::browserSocket);
  }

  @Override
  public synchronized void open(List<String> urls) {
    AttachedDriver browser = attach(startedSession());
    try {
      browser.switchTo().window(browser.getWindowHandles().iterator().next());
      boolean blank = isBlank(browser.getCurrentUrl());
      for (String url : urls) {
        if (!blank) {
          browser.switchTo().newWindow(WindowType.TAB);
        }
        browser.get(url);
        blank = false;
      }
    } catch (WebDriverException e) {
      throw new SandboxException("The desktop's browser could not open a page: " + reason(e), e);
    }
  }

  @Override
  public synchronized List<Tab> tabs() {
    Optional<String> session = liveSession();
    if (session.isEmpty()) {
      return List.of();
    }
    AttachedDriver browser = attach(session.get());
    try {
      var tabs = new ArrayList<Tab>();
      for (String handle : browser.getWindowHandles()) {
        browser.switchTo().window(handle);
        tabs.add(tab(browser));
      }
      return tabs;
    } catch (WebDriverException e) {
      if (liveSession().isEmpty()) {
        return List.of();
      }
      throw new SandboxException(
          "The desktop's browser does not say which pages are open: " + reason(e), e);
    }
  }

  @Override
  public synchronized void context(Consumer<ContextEvent> listener) {
    streams.add(new ContextStream(this::liveSession, relay.port(), listener));
  }

  /** Lets go of the browser; it goes on running. */
  @Override
  public synchronized void close() {
    streams.forEach(ContextStream::close);
    relay.close();
    http.close();
  }

  /** The session of the running browser, without starting one. */
  private Optional<String> liveSession() {
    try {
      sandbox.browserSocket();
    } catch (SandboxException neverStarted) {
      return Optional.empty();
    }
    try {
      var request =
          HttpRequest.newBuilder(address().resolve("/sessions"))
              .timeout(Duration.ofSeconds(5))
              .build();
      HttpResponse<java.io.InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        return newest(JSON.readTree(body.readNBytes(LIST_LIMIT)));
      }
    } catch (IOException driverGone) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while asking for the browser's session.", e);
    }
  }

  private static Optional<String> newest(JsonNode answer) {
    Optional<String> newest = Optional.empty();
    for (JsonNode session : answer.path("value")) {
      String id = session.path("id").asText();
      if (SESSION.matcher(id).matches()) {
        newest = Optional.of(id);
      }
    }
    return newest;
  }

  private String startedSession() {
    ExecResult result =
        sandbox.exec(List.of("greenroom-browser", "--session"), new byte[0], START_LIMIT);
    String id = new String(result.standardOutput(), StandardCharsets.UTF_8).strip();
    if (result.exitCode() != 0 || !SESSION.matcher(id).matches()) {
      throw new SandboxException(
          "The desktop's browser did not start (exit code " + result.exitCode() + ").");
    }
    return id;
  }

  private AttachedDriver attach(String session) {
    if (driver == null || !session.equals(String.valueOf(driver.getSessionId()))) {
      driver = new AttachedDriver(address(), session, COMMAND_LIMIT);
    }
    return driver;
  }

  private URI address() {
    return URI.create("http://localhost:" + relay.port());
  }

  private static Tab tab(AttachedDriver browser) {
    try {
      return new Tab(text(browser.getCurrentUrl()), text(browser.getTitle()));
    } catch (UnhandledAlertException dialogIsOpen) {
      return new Tab("", "");
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static boolean isBlank(@Nullable String url) {
    return url == null
        || url.equals("about:blank")
        || url.equals("data:,")
        || url.startsWith("chrome://newtab")
        || url.startsWith("chrome://new-tab-page");
  }

  /** The first line, and of that only the driver's own words: the rest may hold addresses. */
  private static String reason(WebDriverException e) {
    String message = String.valueOf(e.getRawMessage());
    String line = message.lines().findFirst().orElse("no reason given");
    return line.length() <= 200 ? line : line.substring(0, 200);
  }
}
