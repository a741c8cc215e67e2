package greenroom.server.wiring;

import greenroom.server.Money;
import greenroom.server.StudyId;
import greenroom.server.Tokens;
import greenroom.server.study.ConsentPurpose;
import greenroom.server.study.ConsentText;
import greenroom.server.study.Study;
import greenroom.task.TaskId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The study that a fresh studio offers, so that everything can be tried at once. */
final class SampleStudy {
  private static final String TEXT = "/study/everyday-office-work.en.txt";

  private SampleStudy() {}

  static Study create() {
    String text = text();
    return new Study(
        StudyId.random(),
        "Everyday office work",
        "Short tasks as they come up in an office: correcting a workbook, updating a ticket, looking"
            + " something up in an old database.",
        "the people who run this studio",
        new ConsentText(1, "en", text, Tokens.sha256Hex(text)),
        List.of(
            new ConsentPurpose(
                "train-agents",
                "Train computer-using agents",
                "Your recordings may be used to teach software agents how such tasks are done.",
                true),
            new ConsentPurpose(
                "evaluate-agents",
                "Evaluate computer-using agents",
                "Your recordings may be used to measure how well agents do such tasks.",
                false),
            new ConsentPurpose(
                "research",
                "Research on how work is done",
                "Your recordings may be studied to understand how people work with office software.",
                false)),
        List.of(
            new TaskId("correct-a-workbook"),
            new TaskId("update-a-ticket"),
            new TaskId("ask-a-legacy-database")),
        new Money(1300, "GBP"),
        365);
  }

  private static String text() {
    try (InputStream resource = SampleStudy.class.getResourceAsStream(TEXT)) {
      if (resource == null) {
        throw new IllegalStateException("The consent text is missing from this build");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
