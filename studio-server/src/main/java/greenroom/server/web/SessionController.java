package greenroom.server.web;

import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionState;
import greenroom.server.OfferedTask;
import greenroom.server.Person;
import greenroom.server.RecorderHosts;
import greenroom.server.Tasks;
import greenroom.server.session.Sessions;
import greenroom.server.session.Stage;
import greenroom.server.session.TaskSession;
import greenroom.task.TaskId;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** Starting a session, and the page with the live desktop. */
@Controller("/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {
  private final Pages pages;
  private final Sessions sessions;
  private final Tasks tasks;

  SessionController(Pages pages, Sessions sessions, Tasks tasks) {
    this.pages = pages;
    this.sessions = sessions;
    this.tasks = tasks;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> start(Person.Volunteer volunteer, Form form) {
    TaskSession session = sessions.start(volunteer, taskId(form.text("task")));
    return Pages.goTo("/sessions/" + session.id());
  }

  @Get("/{id}")
  HttpResponse<?> show(Visitor visitor, Person.Volunteer volunteer, @PathVariable String id) {
    TaskSession session = sessions.find(volunteer, recordingId(id));
    if (!isOpen(session)) {
      return Pages.goTo(pageAfter(session));
    }
    OfferedTask task =
        tasks
            .filled(new TaskId(session.task()), session.seed())
            .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such task"));
    return pages.show(visitor, new SessionPage(session.id(), task, session.marks()));
  }

  /** A fresh ticket for each connection of the page to the recorder host. */
  @Post("/{id}/ticket")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> ticket(
      Person.Volunteer volunteer, @PathVariable String id, @Body Map<String, Object> empty) {
    TaskSession session = sessions.find(volunteer, recordingId(id));
    if (!isOpen(session)) {
      return Problems.goOnAt("This session has ended.", pageAfter(session));
    }
    RecorderHosts.StreamTicket ticket = sessions.streamTicket(volunteer, session.id());
    return HttpResponse.ok(Map.of("stream", ticket.url(), "ticket", ticket.ticket()));
  }

  static boolean isOpen(TaskSession session) {
    return session.stage() == Stage.LIVE
        && session.hostState() != SessionState.CLOSED
        && session.hostState() != SessionState.BROKEN;
  }

  /** Where a session that is no longer open goes on. */
  static String pageAfter(TaskSession session) {
    return "/sessions/"
        + session.id()
        + switch (session.stage()) {
          case LIVE, REVIEWING -> "/review";
          case SUBMITTED, DISCARDED, WITHDRAWN -> "/done";
        };
  }

  static RecordingId recordingId(String text) {
    try {
      return RecordingId.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "No such session");
    }
  }

  static TaskId taskId(String text) {
    try {
      return new TaskId(text);
    } catch (IllegalArgumentException malformed) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "No such task");
    }
  }
}
