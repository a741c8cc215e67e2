package greenroom.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.Cut;
import greenroom.recorder.RecordingId;
import greenroom.server.Money;
import greenroom.server.OfferedTask;
import greenroom.server.Person;
import greenroom.server.Tasks;
import greenroom.server.pay.Pay;
import greenroom.server.session.Sessions;
import greenroom.server.session.Stage;
import greenroom.server.session.TaskSession;
import greenroom.task.TaskId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looking at a recording, deciding about it, and what it earned. */
@Controller("/sessions/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReviewController {
  private static final Pattern SEALED_PART = Pattern.compile("\\d{6}\\.[a-z]{1,16}\\.age");
  private static final TypeReference<List<Cut>> CUTS = new TypeReference<>() {};

  private final Pages pages;
  private final Sessions sessions;
  private final Tasks tasks;
  private final Pay pay;
  private final ObjectMapper json;

  ReviewController(Pages pages, Sessions sessions, Tasks tasks, Pay pay, ObjectMapper json) {
    this.pages = pages;
    this.sessions = sessions;
    this.tasks = tasks;
    this.pay = pay;
    this.json = json;
  }

  @Get("/review")
  HttpResponse<?> review(
      HttpRequest<?> request,
      Visitor visitor,
      Person.Volunteer volunteer,
      @PathVariable String id) {
    TaskSession session = sessions.refresh(volunteer, SessionController.recordingId(id));
    if (SessionController.isOpen(session)) {
      return Pages.goTo("/sessions/" + session.id());
    }
    if (session.stage() != Stage.LIVE && session.stage() != Stage.REVIEWING) {
      return Pages.goTo(SessionController.pageAfter(session));
    }
    boolean ready = session.stage() == Stage.REVIEWING;
    if (ready && request.getHeaders().contains("HX-Request")) {
      // The waiting page asked again: it must load anew, with the player.
      return HttpResponse.ok().header("HX-Refresh", "true");
    }
    return pages.show(
        visitor,
        new ReviewPage(
            session.id(),
            titleOf(session),
            ready,
            session.flagged(),
            session.incomplete(),
            session.parts() > 0,
            ended(session),
            session.finished()
                ? "You are still paid the full price."
                : "You are still paid for your active time."));
  }

  /** The recording's identity, sealed to the key that the page just made. */
  @Post("/review-key")
  @Produces(MediaType.APPLICATION_JSON)
  Map<String, String> reviewKey(
      Person.Volunteer volunteer, @PathVariable String id, @Body PageKey key) {
    byte[] sealed =
        sessions.reviewKey(volunteer, SessionController.recordingId(id), key.recipient());
    return Map.of("sealed", Base64.getEncoder().encodeToString(sealed));
  }

  /** The part log, or one sealed part. */
  @Get("/parts/{name}")
  HttpResponse<?> part(
      Person.Volunteer volunteer, @PathVariable String id, @PathVariable String name) {
    RecordingId recording = SessionController.recordingId(id);
    boolean log = name.equals("parts.jsonl");
    if (!log && !SEALED_PART.matcher(name).matches()) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "No such part");
    }
    var bytes = sessions.file(volunteer, recording, log ? name : "parts/" + name);
    return HttpResponse.ok(new StreamedFile(bytes, MediaType.APPLICATION_OCTET_STREAM_TYPE))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  @Post("/submit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> submit(Person.Volunteer volunteer, @PathVariable String id, Form form) {
    TaskSession session =
        sessions.submit(volunteer, SessionController.recordingId(id), cuts(form.text("cuts")));
    return Pages.goTo(SessionController.pageAfter(session));
  }

  @Post("/discard")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> discard(Person.Volunteer volunteer, @PathVariable String id) {
    return Pages.goTo(
        SessionController.pageAfter(
            sessions.discard(volunteer, SessionController.recordingId(id))));
  }

  @Post("/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(Person.Volunteer volunteer, @PathVariable String id) {
    return Pages.goTo(
        SessionController.pageAfter(
            sessions.withdraw(volunteer, SessionController.recordingId(id))));
  }

  @Get("/done")
  HttpResponse<?> done(Visitor visitor, Person.Volunteer volunteer, @PathVariable String id) {
    TaskSession session = sessions.find(volunteer, SessionController.recordingId(id));
    if (session.stage() == Stage.LIVE || session.stage() == Stage.REVIEWING) {
      return Pages.goTo(SessionController.pageAfter(session));
    }
    List<RecordingId> all = sessions.of(volunteer).stream().map(TaskSession::id).toList();
    Pay.Statement statement = pay.statement(volunteer, all);
    Money earned = statement.bySession().get(session.id());
    return pages.show(
        visitor,
        DoneWords.page(
            session, earned, statement.owed(), pay.completionCode(volunteer, session.id())));
  }

  private static @Nullable ProblemWords ended(TaskSession session) {
    return session.problem() == null ? null : ProblemWords.ofEnd(session.problem());
  }

  private String titleOf(TaskSession session) {
    return tasks.find(new TaskId(session.task())).map(OfferedTask::title).orElse(session.task());
  }

  private List<Cut> cuts(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      return json.readValue(text, CUTS);
    } catch (JsonProcessingException malformed) {
      throw new HttpStatusException(
          HttpStatus.BAD_REQUEST, "The cuts did not arrive whole. Go back and make them again.");
    }
  }

  /** What the review page sends. */
  record PageKey(String recipient) {}
}
