package greenroom.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * From an invitation to a recording that a researcher opens: a volunteer takes part, does a real
 * task with mouse and keyboard on the streamed desktop, submits and is owed; a researcher asks, two
 * guardians approve; stock tools open what was delivered.
 */
@Tag("docker")
@Tag("browser")
class WholeJourneyTest {
  private static final String TASK = "update-a-ticket";
  private static final String WRONG_PASSWORD = "Xylophone-Quartz-77";
  private static final String TYPED = "Call back on ";

  @TempDir Path folder;

  @Test
  void a_volunteer_does_a_task_and_a_researcher_opens_its_recording() {
    try (var deployment = Deployment.start(ShortFolder.make())) {
      String session = volunteer(deployment);
      Delivery.of(deployment, TASK, session, folder)
          .passesItsOwnVerification()
          .opensWithStockTools()
          .exportsSteps()
          .holdsTheKeysThatWereTyped(TYPED)
          .holdsNowhere(WRONG_PASSWORD)
          .showsTheDesktop();
    }
  }

  private String volunteer(Deployment deployment) {
    try (var volunteer = new Volunteer(deployment, folder)) {
      return volunteer.orShow("failed", () -> journey(deployment, volunteer));
    }
  }

  private String journey(Deployment deployment, Volunteer volunteer) {
    volunteer.join(deployment.link("volunteer"));
    String session = volunteer.start(TASK);
    volunteer.awaitLight("recording");
    String instruction = volunteer.browser().findElement(By.cssSelector(".script")).getText();
    new TicketWork(volunteer, new Eyes(deployment, session), instruction)
        .signInWrongly(WRONG_PASSWORD)
        .doIt();
    volunteer.screenshot("session");
    assertThat(volunteer.finish()).as(volunteer.text("verdict-dialog")).isEqualTo("passed");
    volunteer.screenshot("verdict");
    volunteer.press("verdict-finish");
    volunteer.awaitReviewOpened();
    volunteer.screenshot("review");
    volunteer.submit();
    assertThat(volunteer.await("#completion-code").getText()).isNotBlank();
    assertThat(volunteer.browser().getPageSource()).contains("3.50");
    volunteer.screenshot("done");
    return session;
  }
}
