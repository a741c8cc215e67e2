package greenroom.server.web;

import greenroom.server.Conflict;
import greenroom.server.GrantId;
import greenroom.server.OfferedTask;
import greenroom.server.Person;
import greenroom.server.Role;
import greenroom.server.StudyId;
import greenroom.server.Tasks;
import greenroom.server.access.Grant;
import greenroom.server.access.Grants;
import greenroom.server.access.Request;
import greenroom.server.export.Exports;
import greenroom.server.study.ConsentPurpose;
import greenroom.server.study.Studies;
import greenroom.server.study.Study;
import greenroom.task.TaskId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A researcher asks for recordings, guardians decide, the researcher downloads. */
@Controller("/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RequestController {
  private static final int USUAL_DAYS = 30;

  private final Pages pages;
  private final Studies studies;
  private final Tasks tasks;
  private final Grants grants;
  private final Exports exports;

  RequestController(Pages pages, Studies studies, Tasks tasks, Grants grants, Exports exports) {
    this.pages = pages;
    this.studies = studies;
    this.tasks = tasks;
    this.grants = grants;
    this.exports = exports;
  }

  @Get("/recordings")
  HttpResponse<?> recordings(Visitor visitor, Person.Staff staff) {
    Study study = studyOf(staff);
    String until = LocalDate.now(ZoneOffset.UTC).plusDays(USUAL_DAYS).toString();
    return form(
        visitor, staff, study, new RecordingsPage.Draft(List.of(), "", "", true, until, ""), "");
  }

  @Post("/requests")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(Visitor visitor, Person.Staff staff, Form form) {
    Study study = studyOf(staff);
    var draft =
        new RecordingsPage.Draft(
            form.all("task"),
            form.text("purpose"),
            form.text("use"),
            form.has("only-passed"),
            form.text("expires"),
            form.text("recipient"));
    try {
      Grant grant = grants.ask(staff, request(study.id(), draft));
      return Pages.goTo("/staff/requests/" + grant.id());
    } catch (Conflict conflict) {
      return form(visitor, staff, study, draft, message(conflict));
    }
  }

  @Get("/requests")
  HttpResponse<?> requests(Visitor visitor, Person.Staff staff) {
    return pages.show(visitor, new RequestsPage(staff.is(Role.GUARDIAN), grants.visibleTo(staff)));
  }

  @Get("/requests/{id}")
  HttpResponse<?> request(Visitor visitor, Person.Staff staff, @PathVariable String id) {
    Grant grant = grants.find(staff, grantId(id));
    Study study = studies.find(grant.request().study());
    boolean holder = grant.requester().equals(staff.id());
    String whyNot = whyNot(staff, grant);
    return pages.show(
        visitor,
        new RequestPage(
            grant,
            study.title(),
            useTitle(study, grant.request().use()),
            grant.request().tasks().stream().map(this::titleOf).toList(),
            staff.is(Role.GUARDIAN) && grant.state() == Grant.State.WAITING && whyNot == null,
            whyNot,
            holder));
  }

  @Post("/requests/{id}/decision")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> decide(Person.Staff staff, @PathVariable String id, Form form) {
    boolean approve =
        switch (form.text("decision")) {
          case "approve" -> true;
          case "refuse" -> false;
          default ->
              throw new HttpStatusException(
                  HttpStatus.BAD_REQUEST, "The decision must be to approve or to refuse.");
        };
    Grant grant = grants.decide(staff, grantId(id), approve);
    return Pages.goTo("/staff/requests/" + grant.id());
  }

  @Get("/requests/{id}/bundle")
  HttpResponse<?> bundle(Person.Staff staff, @PathVariable String id) {
    Exports.Delivery delivery = exports.open(staff, grantId(id));
    return HttpResponse.ok(
        new StreamedFile(Pipe.from(delivery::writeTo), MediaType.of("application/x-tar"))
            .attach(delivery.fileName()));
  }

  private HttpResponse<?> form(
      Visitor visitor,
      Person.Staff staff,
      Study study,
      RecordingsPage.Draft draft,
      String mistake) {
    Map<String, String> titles =
        tasks.all().stream().collect(Collectors.toMap(t -> t.id().value(), OfferedTask::title));
    return pages.show(
        mistake.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
        visitor,
        new RecordingsPage(
            study,
            grants.offers(staff, study.id()),
            titles,
            draft,
            LocalDate.now(ZoneOffset.UTC).plusDays(1),
            mistake));
  }

  private static Request request(StudyId study, RecordingsPage.Draft draft) {
    if (draft.tasks().isEmpty()) {
      throw new Conflict("Tick at least one task whose recordings you ask for.");
    }
    return new Request(
        study,
        draft.tasks().stream().map(SessionController::taskId).toList(),
        draft.purpose(),
        draft.use(),
        draft.onlyPassed(),
        endOf(draft.expires()),
        draft.recipient());
  }

  /** The end of a day in UTC. */
  private static Instant endOf(String day) {
    try {
      return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException malformed) {
      throw new Conflict("The day on which the grant ends is not a date.");
    }
  }

  private Study studyOf(Person.Staff staff) {
    return studies.of(staff).stream()
        .findFirst()
        .orElseThrow(() -> new Conflict("You are in no study’s team yet. Ask an operator."));
  }

  private static @Nullable String whyNot(Person.Staff staff, Grant grant) {
    if (!staff.is(Role.GUARDIAN) || grant.state() != Grant.State.WAITING) {
      return null;
    }
    if (grant.requester().equals(staff.id())) {
      return "You asked for this yourself, so others must decide.";
    }
    boolean decided = grant.decisions().stream().anyMatch(d -> d.guardian().equals(staff.id()));
    return decided ? "You have decided. A second guardian must, too." : null;
  }

  private static String useTitle(Study study, String use) {
    return study.purposes().stream()
        .filter(purpose -> purpose.id().equals(use))
        .map(ConsentPurpose::title)
        .findFirst()
        .orElse(use);
  }

  private String titleOf(TaskId task) {
    return tasks.find(task).map(OfferedTask::title).orElse(task.value());
  }

  private static GrantId grantId(String text) {
    try {
      return GrantId.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "No such request");
    }
  }

  private static String message(Conflict conflict) {
    String message = conflict.getMessage();
    return message == null ? "" : message;
  }
}
