package greenroom.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A volunteer with a browser of their own, who reads, ticks, clicks and types. */
final class Volunteer implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/screenshots/end-to-end");

  private final Deployment deployment;
  private final ChromeDriver browser;

  Volunteer(Deployment deployment, Path downloads) {
    this.deployment = deployment;
    this.browser = Browsers.open(downloads, 1720, 960);
  }

  /** Opens the invitation, ticks every purpose, takes part; gives the recovery code. */
  String join(String invitation) {
    browser.get(invitation);
    screenshot("invitation");
    browser.findElements(By.name("purpose")).forEach(WebElement::click);
    browser.findElement(By.xpath("//button[normalize-space()='I take part']")).click();
    String code = await("#recovery-code").getText();
    screenshot("receipt");
    browser.findElement(By.partialLinkText("Show me the tasks")).click();
    return code;
  }

  /** Starts a task by its id from the page of tasks; gives the session's id. */
  String start(String task) {
    home();
    pressStart(task);
    new WebDriverWait(browser, Duration.ofSeconds(20))
        .until(ExpectedConditions.urlContains("/sessions/"));
    return session();
  }

  void home() {
    browser.get(deployment.url().resolve("/home").toString());
  }

  void pressStart(String task) {
    browser
        .findElement(By.xpath("//form[input[@name='task' and @value='" + task + "']]//button"))
        .click();
  }

  /** The id of the session whose page is open. */
  String session() {
    return browser.getCurrentUrl().replaceFirst(".*/sessions/([0-9a-f-]+).*", "$1");
  }

  /** Waits until the light says this state ({@code recording}, {@code paused}…). */
  Volunteer awaitLight(String state) {
    waiting(Duration.ofSeconds(60))
        .until(
            ExpectedConditions.attributeToBe(
                By.cssSelector("[data-part=light]"), "data-light", state));
    return this;
  }

  StreamedDesktop desktop() {
    await(".desk-screen canvas");
    return new StreamedDesktop(browser);
  }

  /** Presses a button of the page by its {@code data-part}. */
  Volunteer press(String part) {
    waiting(Duration.ofSeconds(15))
        .until(ExpectedConditions.elementToBeClickable(By.cssSelector("[data-part=" + part + "]")))
        .click();
    return this;
  }

  /** Ticks the step off. */
  Volunteer tick(String step) {
    browser.findElement(By.cssSelector("[data-part=step][value='" + step + "']")).click();
    return this;
  }

  /**
   * Presses Finish and waits for the verdict: {@code passed}, {@code failed} or {@code undecided}.
   */
  String finish() {
    press("finish");
    return Objects.requireNonNull(
        await("[data-part=verdict-dialog]").getDomAttribute("data-outcome"));
  }

  /** Presses Finish; while something is missing, sets it right and presses it again. */
  String finish(Runnable setRight) {
    String outcome = finish();
    for (int again = 0; again < 4 && !outcome.equals("passed"); again++) {
      press("verdict-continue");
      awaitLight("recording");
      setRight.run();
      outcome = finish();
    }
    return outcome;
  }

  /** Waits until the recording was opened and decrypted in this browser. */
  Volunteer awaitReviewOpened() {
    awaitReview();
    waiting(Duration.ofSeconds(60)).until(page -> videoSeconds() > 1);
    return this;
  }

  /** Waits until the session has come to its review. */
  Volunteer awaitReview() {
    waiting(Duration.ofSeconds(60)).until(ExpectedConditions.urlContains("/review"));
    return this;
  }

  private double videoSeconds() {
    Object seconds = browser.executeScript("return document.querySelector('video').duration || 0");
    return seconds instanceof Number number ? number.doubleValue() : 0;
  }

  /** Throws the recording away from the review page. */
  void discard() {
    browser.findElement(By.xpath("//summary[contains(., 'Throw the recording away')]")).click();
    browser.findElement(By.xpath("//button[contains(., 'throw it away')]")).click();
    waiting(Duration.ofSeconds(60))
        .until(ExpectedConditions.not(ExpectedConditions.urlContains("/review")));
  }

  /** Submits the recording from the review page. */
  void submit() {
    browser.findElement(By.xpath("//button[contains(., 'Submit the recording')]")).click();
  }

  /** What the page says at this place. */
  String text(String part) {
    return browser.findElement(By.cssSelector("[data-part=" + part + "]")).getText();
  }

  /** Waits for an element by CSS selector, shown. */
  WebElement await(String selector) {
    return waiting(Duration.ofSeconds(60))
        .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
  }

  WebDriverWait waiting(Duration limit) {
    return new WebDriverWait(browser, limit, Duration.ofMillis(100));
  }

  ChromeDriver browser() {
    return browser;
  }

  /** Does something; where that fails, a picture of the page is kept. */
  <T> T orShow(String name, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException | AssertionError e) {
      screenshot(name);
      throw e;
    }
  }

  /** Keeps a picture of the page among the test's output. */
  void screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    browser.quit();
  }
}
