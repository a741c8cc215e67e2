package greenroom.server.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser that looks at pages as a person would: takes a picture, and lists what is wrong. */
final class Look implements AutoCloseable {
  private static final Path PICTURES = Path.of("target/screenshots");

  private final ChromeDriver browser;

  Look() {
    this(List.of());
  }

  Look(List<String> arguments) {
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

  ChromeDriver browser() {
    return browser;
  }

  /** Shows a page at this width. */
  void open(String address, int width) {
    size(width, heightFor(width));
    browser.get(address);
    run("return document.fonts.ready.then(() => true)");
  }

  /** Whether the person prefers dark pages. */
  void dark(boolean dark) {
    Map<String, String> preference =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("features", List.of(preference)));
  }

  /** Keeps a picture of the whole page. */
  void picture(String name) throws IOException {
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
  List<String> complaints() throws IOException {
    List<String> complaints = new ArrayList<>();
    try (var script = Look.class.getResourceAsStream("look.js")) {
      if (script == null) {
        throw new IOException("look.js is missing");
      }
      Object found =
          run(new String(script.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
      if (found instanceof List<?> list) {
        list.forEach(item -> complaints.add(String.valueOf(item)));
      }
    }
    return complaints;
  }

  /** Errors in the browser's console since the last call. */
  List<String> consoleErrors() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  @org.jspecify.annotations.Nullable
  Object run(String script) {
    return ((JavascriptExecutor) browser).executeScript(script);
  }

  @Override
  public void close() {
    browser.quit();
  }
}
