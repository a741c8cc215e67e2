/**
 * Drives and watches the desktop's own Chromium from outside, by WebDriver over a Unix socket.
 *
 * <p>The only room that may import Selenium. What the browser says is evidence, not truth: it runs
 * under the volunteer's hands.
 */
@NullMarked
package greenroom.sandbox.browser;

import org.jspecify.annotations.NullMarked;
