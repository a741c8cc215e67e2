package greenroom.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser that looks at pages as a person would: takes a picture, and lists what is wrong. */
public final class Look implements AutoCloseable {
  private static final Path PICTURES = Path.of("target/screenshots");

  private final ChromeDriver browser;

  public Look() {
    this(List.of());
  }

  public Look(List<String> arguments) {
    var options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run");
    options.addArguments(arguments);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.WARNING);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
            .build();
    browser = new ChromeDriver(service, options);
  }

  public ChromeDriver browser() {
    return browser;
  }

  /** Shows a page at this width. */
  public void open(String address, int width) {
    size(width, heightFor(width));
    browser.get(address);
    run("return document.fonts.ready.then(() => true)");
  }

  /** Whether the person prefers dark pages. */
  public void dark(boolean dark) {
    Map<String, String> preference =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("features", List.of(preference)));
  }

  /** Has a recorder host played inside every page from now on; see {@code fake-host.js}. */
  public void playHost() throws IOException {
    browser.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", resource("fake-host.js")));
  }

  /** Goes on with the page that is shown, at this width. */
  public void width(int width) {
    size(width, heightFor(width));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Look.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Keeps a picture of the whole page. */
  public void picture(String name) throws IOException {
    Files.createDirectories(PICTURES);
    int height =
        run("return document.documentElement.scrollHeight") instanceof Number n ? n.intValue() : 0;
    int width = run("return window.innerWidth") instanceof Number n ? n.intValue() : 0;
    size(width, Math.max(height, heightFor(width)));
    Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    size(width, heightFor(width));
  }

  private static int heightFor(int width) {
    return width == 1280 ? 720 : 1000;
  }

  /** The inner size of the window: what a page has for itself. */
  private void size(int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** What a careful person would complain about; empty when all is well. */
  public List<String> complaints() throws IOException {
    List<String> complaints = new ArrayList<>();
    if (run(resource("look.js")) instanceof List<?> list) {
      list.forEach(item -> complaints.add(String.valueOf(item)));
    }
    return complaints;
  }

  /** Errors in the browser's console since the last call. */
  public List<String> consoleErrors() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  public @org.jspecify.annotations.Nullable Object run(String script) {
    return ((JavascriptExecutor) browser).executeScript(script);
  }

  @Override
  public void close() {
    browser.quit();
  }
}
