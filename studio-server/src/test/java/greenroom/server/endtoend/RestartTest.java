package greenroom.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.server.endtoend.Deployment.Part;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a volunteer's session outlives, and what is left of it when its desktop is lost. */
@Tag("docker")
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartTest {
  private static final String TASK = "correct-a-workbook";

  @TempDir Path folder;
  private Deployment deployment;
  private Volunteer volunteer;
  private String session = "";

  @BeforeAll
  void up() {
    deployment = Deployment.start(ShortFolder.make());
  }

  @AfterAll
  void down() {
    deployment.close();
  }

  @BeforeEach
  void begin() {
    volunteer = new Volunteer(deployment, folder);
    volunteer.join(deployment.link("volunteer"));
    session = volunteer.start(TASK);
    volunteer.awaitLight("recording");
    new Eyes(deployment, session).find("document spreadsheet", "invoice.xlsx");
  }

  @AfterEach
  void leave() {
    volunteer.close();
  }

  @Test
  void a_session_outlives_every_process_that_is_killed_or_stopped() {
    var work = new WorkbookWork(volunteer);
    var stored = new StoredParts(deployment, session);

    work.enter("C9", "12");
    stored.awaitEverythingUntilNow();
    deployment.kill(Part.RECORDER_HOST);
    goesOnAgain("recorder host killed");

    work.enter("D13", "19.45");
    deployment.kill(Part.STUDIO);
    goesOnAgain("studio killed");

    work.enter("A16", "ST-310");
    deployment.stop(Part.RECORDER_HOST);
    goesOnAgain("recorder host stopped");

    work.enter("E20", "=SUM(E7:E18)");
    deployment.stop(Part.STUDIO);
    goesOnAgain("studio stopped");

    work.enter("J30", "kept");
    deployment.interrupt(Part.STUDIO);
    deployment.interrupt(Part.RECORDER_HOST);
    goesOnAgain("both interrupted, as by Ctrl-C");

    // Nobody starts the database again but the studio itself.
    work.enter("J31", "held");
    deployment.kill(Part.DATABASE);
    work.enter("J32", "safe").save();

    assertThat(volunteer.finish(() -> work.correctEverything().save()))
        .as(volunteer.text("verdict-dialog"))
        .isEqualTo("passed");
    volunteer.press("verdict-finish").awaitReviewOpened().submit();
    volunteer.await("#completion-code");

    Delivery.of(deployment, TASK, session, folder)
        .passesItsOwnVerification()
        .opensWithStockTools()
        .hasFilmsOfItsSegments(4)
        // The a is that of Ctrl+A, with which the next entry begins: nothing between was lost.
        .holdsTheKeysThatWereTyped("C912a")
        .holdsTheKeysThatWereTyped("D1319.45a")
        .holdsTheKeysThatWereTyped("A16ST-310a")
        .holdsTheKeysThatWereTyped("E20=SUM(E7:E18)a")
        .holdsTheKeysThatWereTyped("J30kept")
        .holdsTheKeysThatWereTyped("J31heldaJ32safe")
        .statesWhatWasLost();
  }

  @Test
  void a_desktop_that_dies_leaves_its_recording_its_pay_and_one_clear_sentence() {
    var work = new WorkbookWork(volunteer);
    work.enter("C9", "12");
    new StoredParts(deployment, session).awaitEverythingUntilNow();

    new Eyes(deployment, session).loseTheDesktop();

    volunteer.awaitReviewOpened();
    assertThat(volunteer.await(".note.warm").getText())
        .contains("Your desktop stopped by itself", "your time is paid")
        .doesNotContain("Exception", "desktop-died");
    volunteer.screenshot("review-after-desktop-died");
    volunteer.discard();
    assertThat(volunteer.await("main").getText()).contains("Thrown away", "£3.50");
  }

  /** Starts what was stopped; prints how long after its start the session went on. */
  private void goesOnAgain(String why) {
    long began = System.nanoTime();
    deployment.up();
    volunteer.awaitLight("recording");
    System.out.printf(
        "%s: the session goes on %.1f s after ./greenroom up began%n",
        why, Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
  }
}
