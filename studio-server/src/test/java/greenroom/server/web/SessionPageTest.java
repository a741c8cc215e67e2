package greenroom.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The session page with real noVNC in a real browser; the recorder host is played inside it. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionPageTest {
  private PageServer server;
  private Look look;

  @BeforeAll
  void start() throws IOException {
    server = new PageServer();
    look = new Look();
    look.playHost();
  }

  @AfterAll
  void stop() {
    look.close();
    server.close();
  }

  @BeforeEach
  void open() {
    look.open(server.address("session"), 1280);
    await("return document.documentElement.dataset.firstFrameMs !== undefined");
  }

  @Test
  void shows_the_first_frame_while_it_prepares_and_says_when() {
    assertThat(light()).isEqualTo("Preparing, not recording");
    assertThat(part("cover").isDisplayed()).isFalse();
    assertThat(look.run("return Number(document.documentElement.dataset.firstFrameMs) > 0"))
        .isEqualTo(true);
  }

  @Test
  void pauses_with_one_click_and_covers_the_desktop() {
    host("change('RECORDING')");
    click("pause");
    await("return document.documentElement.dataset.state === 'PAUSED'");
    assertThat(light()).isEqualTo("Paused, not recording");
    assertThat(part("cover").isDisplayed()).isTrue();
    click("cover-button");
    await("return document.documentElement.dataset.state === 'RECORDING'");
    assertThat(light()).isEqualTo("Recording");
    assertThat(heard()).contains("{\"type\":\"pause\"}", "{\"type\":\"resume\"}");
  }

  @Test
  void ticks_a_step_as_a_mark_and_shows_what_the_host_confirms() {
    host("change('RECORDING')");
    look.browser().findElement(By.cssSelector("[data-part=step][value=open]")).click();
    assertThat(heard()).contains("{\"type\":\"mark\",\"step\":\"open\",\"done\":true}");
    await("return document.querySelector('[data-part=step][value=open]').checked");
  }

  @Test
  void deletes_the_last_minutes_in_two_clicks() throws IOException {
    host("change('RECORDING')");
    look.browser().findElement(By.cssSelector("[data-part=delete] summary")).click();
    keepPicture("session-delete");
    look.browser().findElement(By.cssSelector("[data-minutes='5']")).click();
    await("return document.querySelector('[data-part=notice]').matches(':popover-open')");
    assertThat(part("notice").getText()).isEqualTo("The last 5 minutes are deleted for good.");
    assertThat(heard()).contains("{\"type\":\"delete-last\",\"minutes\":5}");
  }

  @Test
  void says_kindly_and_exactly_what_is_missing() throws IOException {
    host("change('RECORDING')");
    click("finish");
    host(
        """
        say({type: 'verdict', outcome: 'failed', checks: [
          {id: 'saved', outcome: 'passed', message: 'The workbook is saved under its name.'},
          {id: 'sum', outcome: 'failed', message: 'Cell C14 does not add up C3 to C13 yet.'}]})
        """);
    await("return document.querySelector('[data-part=verdict-dialog]').open");
    assertThat(part("verdict-title").getText()).isEqualTo("Nearly: one thing is missing");
    assertThat(part("verdict-missing").getText())
        .isEqualTo("Cell C14 does not add up C3 to C13 yet.");
    keepPicture("session-verdict");
    click("verdict-continue");
    await("return document.documentElement.dataset.state === 'RECORDING'");
    assertThat(heard()).contains("{\"type\":\"finish\"}", "{\"type\":\"continue\"}");
  }

  @Test
  void ends_fairly_when_something_is_wrong() throws IOException {
    host("change('RECORDING')");
    click("trouble");
    part("trouble-note").sendKeys("The file is not there.");
    keepPicture("session-trouble");
    click("trouble-send");
    assertThat(heard())
        .contains("{\"type\":\"stop\",\"reason\":\"trouble\",\"note\":\"The file is not there.\"}");
  }

  @Test
  void asks_before_it_stops() throws IOException {
    host("change('RECORDING')");
    click("stop");
    await("return document.querySelector('[data-part=stop-dialog]').open");
    keepPicture("session-stop");
    click("stop-confirm");
    assertThat(heard()).contains("{\"type\":\"stop\",\"reason\":\"stopped\"}");
  }

  @Test
  void comes_back_by_itself_after_a_lost_connection() {
    host("change('RECORDING')");
    host("current.breaks()");
    await("return document.querySelector('[data-part=light]').dataset.light === 'lost'");
    await("return window.fakeHost.sockets.length === 2");
    await("return document.querySelector('[data-part=light]').dataset.light === 'recording'");
    await("return document.querySelectorAll('[data-part=screen] canvas').length === 1");
    assertThat(part("cover").isDisplayed()).isFalse();
  }

  @Test
  void does_not_fight_with_another_tab() {
    host("change('RECORDING')");
    host("say({type: 'taken-over'})");
    await("return !document.querySelector('[data-part=cover]').hidden");
    assertThat(part("cover-title").getText()).isEqualTo("This session is open in another tab");
    assertThat(look.run("return window.fakeHost.sockets.length")).isEqualTo(1L);
    click("cover-button");
    await("return window.fakeHost.sockets.length === 2");
  }

  @Test
  void says_that_it_holds_and_that_pay_goes_on() {
    host("problem = 'disk-full'");
    host("change('HELD')");
    await("return document.documentElement.dataset.state === 'HELD'");
    assertThat(part("cover-text").getText()).contains("no room left", "Your pay goes on");
  }

  @Test
  void says_of_every_problem_what_happened_what_to_do_and_that_pay_goes_on() {
    for (ProblemWords words : ProblemWords.all()) {
      host("problem = '" + words.code() + "'");
      host("change('HELD')");
      await(
          "return document.querySelector('[data-part=cover-text]').textContent.startsWith("
              + "document.querySelector('[data-part=problem][data-code=\""
              + words.code()
              + "\"]').textContent.slice(0, 40))");
      assertThat(part("cover-text").getText())
          .isEqualTo(words.happened() + "\n" + words.advice() + " " + words.pay());
    }
  }

  @Test
  void says_something_of_a_problem_that_only_a_newer_host_knows() {
    host("problem = 'from-the-future'");
    host("change('HELD')");
    await("return document.documentElement.dataset.state === 'HELD'");
    assertThat(part("cover-text").getText()).contains("in trouble", "Your pay goes on");
  }

  @Test
  void shows_what_the_host_could_not_do_even_over_a_dialog() throws IOException {
    host("change('RECORDING')");
    click("trouble");
    host("say({type: 'problem', problem: 'A note has at most 4000 characters.'})");
    await("return document.querySelector('[data-part=notice]').matches(':popover-open')");
    assertThat(part("notice").getText()).isEqualTo("A note has at most 4000 characters.");
    assertThat(
            look.run(
                "const box = document.querySelector('[data-part=notice]').getBoundingClientRect();"
                    + "return box.width > 100 && box.bottom <= window.innerHeight"))
        .isEqualTo(true);
    keepPicture("session-notice");
  }

  @Test
  void leaves_only_finishing_when_the_time_is_used_up() throws IOException {
    host("change('RECORDING')");
    host("problem = 'limit-reached'");
    host("change('CHECKING')");
    host(
        """
        say({type: 'verdict', outcome: 'failed', checks: [
          {id: 'sum', outcome: 'failed', message: 'Cell C14 does not add up C3 to C13 yet.'}]})
        """);
    await("return document.querySelector('[data-part=verdict-dialog]').open");
    assertThat(part("verdict-continue").isDisplayed()).isFalse();
    assertThat(part("verdict-text").getText()).contains("used up");
    keepPicture("session-verdict-time-is-up");
    part("verdict-finish").click();
    await("return window.fakeHost.heard.some((message) => message.reason === 'finished')");
  }

  @Test
  void looks_right_in_every_state() throws IOException {
    List<String> complaints = new ArrayList<>();
    for (int width : new int[] {1280, 1920}) {
      look.open(server.address("session"), width);
      await("return document.documentElement.dataset.firstFrameMs !== undefined");
      for (String state :
          List.of("PREPARING", "RECORDING", "PAUSED", "HELD", "CHECKING", "BROKEN")) {
        host(
            "problem = "
                + switch (state) {
                  case "HELD" -> "'filter-failed'";
                  case "BROKEN" -> "'desktop-died'";
                  default -> "null";
                });
        host("change('" + state + "')");
        await("return document.documentElement.dataset.state === '" + state + "'");
        look.complaints().forEach(text -> complaints.add(state + " " + width + ": " + text));
        look.picture("session-" + state.toLowerCase(java.util.Locale.ROOT) + "-" + width);
      }
    }
    complaints.addAll(look.consoleErrors());
    assertThat(complaints).isEmpty();
  }

  private void keepPicture(String name) throws IOException {
    look.picture(name + "-1280");
  }

  private String light() {
    return part("light-text").getText();
  }

  private WebElement part(String name) {
    return look.browser().findElement(By.cssSelector("[data-part=" + name + "]"));
  }

  private void click(String name) {
    await("return !document.querySelector('[data-part=" + name + "]').disabled");
    part(name).click();
  }

  private void host(String does) {
    look.run("window.fakeHost." + does.strip());
  }

  private List<String> heard() {
    Object all = look.run("return window.fakeHost.heard.map((message) => JSON.stringify(message))");
    return all instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private void await(String script) {
    new WebDriverWait(look.browser(), Duration.ofSeconds(10))
        .until(browser -> Boolean.TRUE.equals(look.run(script)));
  }
}
