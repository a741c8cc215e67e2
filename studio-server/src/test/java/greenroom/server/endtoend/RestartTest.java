package greenroom.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.server.endtoend.Deployment.Part;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each process is killed and stopped in the middle of a session, and the same session is finished.
 */
@Tag("docker")
@Tag("browser")
class RestartTest {
  private static final String TASK = "correct-a-workbook";

  @TempDir Path folder;

  @Test
  void a_session_outlives_every_process_that_is_killed_or_stopped() {
    try (var deployment = Deployment.start(ShortFolder.make());
        var volunteer = new Volunteer(deployment, folder)) {
      volunteer.join(deployment.link("volunteer"));
      String session = volunteer.start(TASK);
      volunteer.awaitLight("recording");
      new Eyes(deployment, session).find("document spreadsheet", "invoice.xlsx");
      var work = new WorkbookWork(volunteer);
      var stored = new StoredParts(deployment, session);

      work.enter("C9", "12");
      stored.awaitEverythingUntilNow();
      deployment.kill(Part.RECORDER_HOST);
      deployment.up();
      volunteer.awaitLight("recording");

      work.enter("D13", "19.45");
      deployment.kill(Part.STUDIO);
      deployment.up();

      work.enter("A16", "ST-310");
      deployment.stop(Part.RECORDER_HOST);
      deployment.up();
      volunteer.awaitLight("recording");

      work.enter("E20", "=SUM(E7:E18)");
      deployment.stop(Part.STUDIO);
      deployment.up();
      work.save();

      assertThat(volunteer.finish(() -> work.correctEverything().save()))
          .as(volunteer.text("verdict-dialog"))
          .isEqualTo("passed");
      volunteer.press("verdict-finish").awaitReviewOpened().submit();
      volunteer.await("#completion-code");

      Delivery.of(deployment, TASK, session, folder)
          .passesItsOwnVerification()
          .opensWithStockTools()
          // The a is that of Ctrl+A, with which the next entry begins: nothing between was lost.
          .holdsTheKeysThatWereTyped("C912a")
          .holdsTheKeysThatWereTyped("D1319.45a")
          .holdsTheKeysThatWereTyped("A16ST-310a")
          .holdsTheKeysThatWereTyped("E20=SUM(E7:E18)")
          .statesWhatWasLost();
    }
  }
}
