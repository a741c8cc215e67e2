package greenroom.server.endtoend;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A researcher, guardian or operator with a browser of their own. */
final class StaffMember implements AutoCloseable {
  private final Deployment deployment;
  private final ChromeDriver browser;
  private final Path downloads;

  /** Opens the one-time link and sets a password. */
  StaffMember(Deployment deployment, String oneTimeLink, Path downloads) {
    this.deployment = deployment;
    this.downloads = downloads;
    this.browser = Browsers.open(downloads, 1280, 900);
    browser.get(oneTimeLink);
    browser.findElement(By.id("password")).sendKeys("a long enough password");
    browser.findElement(By.id("again")).sendKeys("a long enough password");
    browser.findElement(By.xpath("//button[contains(., 'Set password')]")).click();
    waiting().until(ExpectedConditions.urlMatches(".*/staff$"));
  }

  /** Asks for the recordings of a task; gives the request's address. */
  String ask(String task, String recipient) {
    browser.get(deployment.url().resolve("/staff/recordings").toString());
    browser.findElement(By.id("task-" + task)).click();
    browser.findElement(By.id("purpose")).sendKeys("Train an agent that works on a service desk");
    WebElement expires = browser.findElement(By.id("expires"));
    ((JavascriptExecutor) browser)
        .executeScript(
            "arguments[0].value = arguments[1]",
            expires,
            LocalDate.now(ZoneOffset.UTC).plusDays(7).toString());
    browser.findElement(By.id("recipient")).sendKeys(recipient);
    browser.findElement(By.xpath("//button[contains(., 'Ask for these recordings')]")).click();
    waiting().until(ExpectedConditions.urlMatches(".*/staff/requests/[0-9a-f-]+.*"));
    return browser.getCurrentUrl();
  }

  void approve(String request) {
    browser.get(request);
    browser.findElement(By.xpath("//button[@value='approve']")).click();
    waiting().until(page -> page.findElements(By.xpath("//button[@value='approve']")).isEmpty());
  }

  /** Downloads the bundle of an approved request. */
  Path download(String request) {
    browser.get(request);
    browser.findElement(By.partialLinkText("Download the bundle")).click();
    waiting().until(page -> files(".tar").length == 1 && files(".crdownload").length == 0);
    return files(".tar")[0].toPath();
  }

  /** A download has its name at once, and beside it a file of Chromium's until it is complete. */
  private File[] files(String suffix) {
    return Objects.requireNonNull(
        downloads.toFile().listFiles(file -> file.getName().endsWith(suffix) && file.length() > 0));
  }

  /** Waits until the status page says that this many desktops wait in the pool. */
  void awaitWarmDesktops(int count) {
    browser.get(deployment.url().resolve("/staff/status").toString());
    String shown =
        "//section[contains(., 'Warm desktops')]//p[starts-with(normalize-space(), '"
            + count
            + " of')]";
    waiting().until(page -> !page.findElements(By.xpath(shown)).isEmpty());
  }

  ChromeDriver browser() {
    return browser;
  }

  private WebDriverWait waiting() {
    return new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(100));
  }

  @Override
  public void close() {
    browser.quit();
  }
}
