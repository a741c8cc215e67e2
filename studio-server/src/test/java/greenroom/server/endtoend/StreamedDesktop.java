package greenroom.server.endtoend;

import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * A volunteer's hands on the desktop that noVNC draws: mouse and keyboard on the page's canvas,
 * nothing else.
 */
final class StreamedDesktop {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final WebDriver browser;
  private final WebElement canvas;

  /** Takes hold of the canvas on the page that the browser shows. */
  StreamedDesktop(WebDriver browser) {
    this.browser = browser;
    this.canvas = browser.findElement(By.cssSelector("canvas"));
  }

  /** Clicks at a place of the desktop, in its own pixels. */
  StreamedDesktop click(int x, int y) {
    at(x, y).click().perform();
    return this;
  }

  StreamedDesktop doubleClick(int x, int y) {
    at(x, y).doubleClick().perform();
    return this;
  }

  /** Types text, one key after the other, as fast as a quick typist. */
  StreamedDesktop type(String text) {
    for (int i = 0; i < text.length(); i++) {
      new Actions(browser)
          .sendKeys(text.substring(i, i + 1))
          .pause(Duration.ofMillis(30))
          .perform();
    }
    return this;
  }

  /** Presses one key, such as {@code Keys.TAB}; {@code "\n"} is Return. */
  StreamedDesktop press(CharSequence key) {
    new Actions(browser).sendKeys(key).pause(Duration.ofMillis(60)).perform();
    return this;
  }

  /** Holds a modifier while pressing a key. */
  StreamedDesktop hotkey(CharSequence modifier, CharSequence key) {
    new Actions(browser)
        .keyDown(modifier)
        .sendKeys(key)
        .keyUp(modifier)
        .pause(Duration.ofMillis(80))
        .perform();
    return this;
  }

  private Actions at(int x, int y) {
    // Selenium counts from the element's centre; the canvas may be drawn smaller than the desktop
    // is.
    Dimension shown = canvas.getSize();
    int fromCentreX = Math.round((x - WIDTH / 2f) * shown.width / WIDTH);
    int fromCentreY = Math.round((y - HEIGHT / 2f) * shown.height / HEIGHT);
    return new Actions(browser).moveToElement(canvas, fromCentreX, fromCentreY);
  }
}
