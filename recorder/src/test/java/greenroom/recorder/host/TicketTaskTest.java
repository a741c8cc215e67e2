package greenroom.recorder.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import greenroom.sandbox.ExecResult;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.docker.DockerEngine;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import greenroom.sandbox.docker.ImageBuilder;
import greenroom.sandbox.testing.StagingPages;
import greenroom.task.CheckResult;
import greenroom.task.Outcome;
import greenroom.task.Persona;
import greenroom.task.SetupStep;
import greenroom.task.TaskSpec;
import greenroom.task.Verdict;
import greenroom.task.check.Checks;
import greenroom.task.yaml.TaskReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task that updates a ticket, done and not done, on the real ticket desk. */
@Tag("docker")
class TicketTaskTest {
  private static final Path ROOT = Path.of(System.getProperty("greenroom.root"));
  private static final Path IMAGES = ROOT.resolve("sandboxes/images");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final TaskSpec task =
      ((TaskReader.Read) TaskReader.read(ROOT.resolve("task-library/tasks/update-a-ticket")))
          .task();
  private final Persona persona = task.persona(20261120);
  private final TaskSpec filled = task.filledFor(persona);

  @TempDir Path run;
  private DockerSandboxes sandboxes;
  private Sandbox sandbox;

  @BeforeEach
  void seededTicketDesk() {
    try (var engine = DockerEngine.connect()) {
      var builder = new ImageBuilder(engine, IMAGES, System.err::println);
      builder.build("desktop");
      builder.build("tickets");
    }
    sandboxes =
        new DockerSandboxes(
            DockerSettings.of(run, IMAGES),
            any -> {
              throw new SandboxException("No browser here.");
            });
    sandbox = sandboxes.start(new SandboxSpec("desktop", 1280, 720));
    sandbox.startStagingApp("tickets");
    for (SetupStep step : filled.setup()) {
      if (step instanceof SetupStep.SeedDatabase seed) {
        ExecResult seeded =
            sandbox.execIn(seed.stagingApp(), List.of("seed"), seed.sql().getBytes(UTF_8), LIMIT);
        assertThat(new String(seeded.standardError(), UTF_8)).isEmpty();
      }
    }
  }

  @AfterEach
  void remove() {
    if (sandbox != null) {
      sandbox.close();
    }
    if (sandboxes != null) {
      sandboxes.close();
    }
  }

  @Test
  void nothing_done_fails_and_says_what_is_missing() {
    Verdict verdict = judge();

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed(verdict)).containsExactly("priority", "status", "owner", "comment");
    assertThat(verdict.checks().getFirst().message())
        .isEqualTo(
            "The priority of "
                + persona.value("fullName")
                + "'s ticket \"Delivery is a week late\" is not High yet.");
  }

  @Test
  void done_through_the_pages_as_told_passes() {
    signIn();
    String ticket = ticketFoundByTheCustomersName();

    web("/Ticket/Modify.html", "id=" + ticket, "Priority=100", "SubmitTicket=1");
    assertThat(failed(judge())).containsExactly("status", "owner", "comment");

    web("/Ticket/Modify.html", "id=" + ticket, "Status=open", "Owner=rowan.hale", "SubmitTicket=1");
    message(ticket, "Respond", "response");
    assertThat(failed(judge())).as("a reply is no comment").containsExactly("comment");

    message(ticket, "Comment", "private");
    assertThat(judge().outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void another_customers_ticket_changed_as_well_fails() {
    signIn();
    String ticket = ticketFoundByTheCustomersName();
    web(
        "/Ticket/Modify.html",
        "id=" + ticket,
        "Priority=100",
        "Status=open",
        "Owner=rowan.hale",
        "SubmitTicket=1");
    message(ticket, "Comment", "private");
    web("/Ticket/Modify.html", "id=" + (Integer.parseInt(ticket) + 4), "Priority=100");

    assertThat(failed(judge())).containsExactly("others-unchanged");
  }

  private void signIn() {
    web("/NoAuth/Login.html", "user=rowan.hale", "pass=" + persona.value("password"));
    assertThat(web("/")).contains("Logged in as");
  }

  private String ticketFoundByTheCustomersName() {
    String found = web("/Search/Simple.html", "q=" + persona.value("fullName"));
    assertThat(found).contains("Delivery is a week late");
    String link = "/Ticket/Display.html?id=";
    int subject = found.indexOf(">Delivery is a week late<");
    int id = found.lastIndexOf(link, subject) + link.length();
    return found.substring(id, id + 4);
  }

  private void message(String ticket, String action, String type) {
    web(
        "/Ticket/Update.html",
        "id=" + ticket,
        "Action=" + action,
        "UpdateType=" + type,
        "UpdateContent=call back on " + persona.value("phone") + ".",
        "SubmitTicket=Update Ticket");
  }

  private String web(String path, String... fields) {
    return new StagingPages(sandbox, "tickets").page(path, fields);
  }

  private Verdict judge() {
    return Checks.judge(filled.checks(), new SandboxEvidence(sandbox));
  }

  private static List<String> failed(Verdict verdict) {
    assertThat(verdict.checks()).noneMatch(check -> check.outcome() == Outcome.UNDECIDED);
    return verdict.checks().stream()
        .filter(check -> check.outcome() == Outcome.FAILED)
        .map(CheckResult::id)
        .toList();
  }
}
