package greenroom.server.web;

import greenroom.recorder.RecordingId;
import greenroom.server.Money;
import greenroom.server.OfferedTask;
import greenroom.server.Person;
import greenroom.server.Tasks;
import greenroom.server.audit.AuditLog;
import greenroom.server.consent.Receipts;
import greenroom.server.pay.Pay;
import greenroom.server.session.Sessions;
import greenroom.server.session.Stage;
import greenroom.server.session.TaskSession;
import greenroom.server.study.Studies;
import greenroom.server.study.Study;
import greenroom.task.TaskId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;

/** A volunteer's own pages. */
@Controller("/home")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HomeController {
  private final Pages pages;
  private final Studies studies;
  private final Tasks tasks;
  private final Sessions sessions;
  private final Pay pay;
  private final Receipts receipts;
  private final AuditLog audit;

  HomeController(
      Pages pages,
      Studies studies,
      Tasks tasks,
      Sessions sessions,
      Pay pay,
      Receipts receipts,
      AuditLog audit) {
    this.pages = pages;
    this.studies = studies;
    this.tasks = tasks;
    this.sessions = sessions;
    this.pay = pay;
    this.receipts = receipts;
    this.audit = audit;
  }

  @Get
  HttpResponse<?> home(Visitor visitor, Person.Volunteer volunteer) {
    Study study = studies.find(volunteer.study());
    List<TaskSession> all = sessions.of(volunteer);
    List<RecordingId> ids = all.stream().map(TaskSession::id).toList();
    Pay.Statement statement = pay.statement(volunteer, ids);
    return pages.show(
        visitor,
        new HomePage(
            study.title(),
            offered(study),
            all.stream()
                .filter(session -> session.stage() == Stage.LIVE)
                .findFirst()
                .map(session -> HomePage.Live.of(session, titleOf(session.task())))
                .orElse(null),
            all.stream()
                .map(
                    session ->
                        HomePage.Row.of(
                            session,
                            titleOf(session.task()),
                            statement.bySession().get(session.id())))
                .toList(),
            inCurrencyOf(study, statement.owed()),
            inCurrencyOf(study, statement.paid()),
            study.hourlyFloor()));
  }

  @Get("/receipt")
  HttpResponse<?> receipt(Visitor visitor, Person.Volunteer volunteer) {
    Study study = studies.find(volunteer.study());
    return pages.show(
        visitor,
        new ReceiptsPage(
            receipts.pseudonym(volunteer),
            receipts.of(volunteer).stream()
                .map(
                    receipt ->
                        new ReceiptsPage.Shown(
                            receipt, JoinController.titles(study, receipt.purposes())))
                .toList()));
  }

  @Get("/accesses")
  HttpResponse<?> accesses(Visitor visitor, Person.Volunteer volunteer) {
    return pages.show(visitor, new AccessesPage(audit.about(volunteer)));
  }

  /** Nothing is nothing in any currency: it is shown in the study's own. */
  private static Money inCurrencyOf(Study study, Money amount) {
    return amount.cents() == 0 ? new Money(0, study.hourlyFloor().currency()) : amount;
  }

  private List<OfferedTask> offered(Study study) {
    return study.tasks().stream().map(tasks::find).flatMap(Optional::stream).toList();
  }

  private String titleOf(String task) {
    return tasks.find(new TaskId(task)).map(OfferedTask::title).orElse(task);
  }
}
