package greenroom.server.web;

import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Role;
import greenroom.server.StudioHealth;
import greenroom.server.StudyId;
import greenroom.server.Tasks;
import greenroom.server.audit.AuditLog;
import greenroom.server.identity.StaffAccounts;
import greenroom.server.proof.RuleLint;
import greenroom.server.study.Invitations;
import greenroom.server.study.Studies;
import greenroom.server.study.Study;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pages of operators, authors and auditors, and invitations. */
@Controller("/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TeamController {
  private static final int SHOWN_ENTRIES = 200;
  private static final int USUAL_USES = 10;
  private static final int USUAL_DAYS = 14;

  private final Pages pages;
  private final WebSettings settings;
  private final Studies studies;
  private final Tasks tasks;
  private final TaskFolder folder;
  private final Invitations invitations;
  private final StaffAccounts accounts;
  private final AuditLog audit;
  private final StudioHealth health;
  private final RuleLint lint;

  TeamController(
      Pages pages,
      WebSettings settings,
      Studies studies,
      Tasks tasks,
      TaskFolder folder,
      Invitations invitations,
      StaffAccounts accounts,
      AuditLog audit,
      StudioHealth health,
      RuleLint lint) {
    this.pages = pages;
    this.settings = settings;
    this.studies = studies;
    this.tasks = tasks;
    this.folder = folder;
    this.invitations = invitations;
    this.accounts = accounts;
    this.audit = audit;
    this.health = health;
    this.lint = lint;
  }

  @Get("/status")
  HttpResponse<?> status(Visitor visitor, Person.Staff staff) {
    require(staff, Role.OPERATOR);
    return pages.show(visitor, new StatusPage(health.look(), lint.findings()));
  }

  @Get("/tasks")
  HttpResponse<?> tasks(Visitor visitor, Person.Staff staff) {
    require(staff, Role.AUTHOR);
    return pages.show(visitor, new TasksPage(tasks.all(), folder.broken()));
  }

  @Get("/audit")
  HttpResponse<?> audit(Visitor visitor, Person.Staff staff) {
    return pages.show(visitor, new AuditPage(audit.newest(staff, SHOWN_ENTRIES)));
  }

  @Get("/invitations")
  HttpResponse<?> invitations(Visitor visitor, Person.Staff staff) {
    return invitations(visitor, staff, null, USUAL_USES, USUAL_DAYS, "");
  }

  @Post("/invitations")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> invite(Visitor visitor, Person.Staff staff, Form form) {
    int uses = number(form, "uses", 1000);
    int days = number(form, "days", 365);
    var invitation =
        invitations.create(staff, studyId(form.text("study")), uses, Duration.ofDays(days));
    return invitations(
        visitor, staff, settings.studio() + "/join/" + invitation.token(), uses, days, "");
  }

  private HttpResponse<?> invitations(
      Visitor visitor,
      Person.Staff staff,
      @Nullable String link,
      int uses,
      int days,
      String mistake) {
    List<Study> mine = studies.of(staff);
    return pages.show(visitor, new InvitationsPage(mine, link, uses, days, mistake));
  }

  @Get("/people")
  HttpResponse<?> people(Visitor visitor, Person.Staff staff) {
    return people(visitor, staff, null, "", "");
  }

  @Post("/people")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> link(Visitor visitor, Person.Staff staff, Form form) {
    String name = form.text("name");
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (form.all("role").contains(role.name())) {
        roles.add(role);
      }
    }
    if (name.isEmpty() || roles.isEmpty()) {
      return people(visitor, staff, null, "", "Give a name, and tick at least one role.");
    }
    String token = accounts.link(staff, name, roles);
    return people(visitor, staff, settings.studio() + "/welcome/" + token, name, "");
  }

  private HttpResponse<?> people(
      Visitor visitor, Person.Staff staff, @Nullable String link, String linkFor, String mistake) {
    return pages.show(
        mistake.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
        visitor,
        new PeoplePage(accounts.all(staff), link, linkFor, mistake));
  }

  static void require(Person.Staff staff, Role role) {
    if (!staff.is(role)) {
      throw new Denied(
          "This page needs a role that you do not have: " + Words.roles(Set.of(role)) + ".");
    }
  }

  private static int number(Form form, String field, int largest) {
    try {
      int number = Integer.parseInt(form.text(field));
      if (number >= 1 && number <= largest) {
        return number;
      }
    } catch (NumberFormatException malformed) {
      // Said below, the same way as a number that is too large.
    }
    throw new HttpStatusException(
        HttpStatus.BAD_REQUEST,
        "A number between 1 and " + largest + " is needed. Go back and mend it.");
  }

  static StudyId studyId(String text) {
    try {
      return StudyId.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "No such study");
    }
  }
}
