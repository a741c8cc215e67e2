package greenroom.server.web;

import greenroom.server.Person;
import greenroom.server.consent.Joining;
import greenroom.server.consent.Joining.Joined;
import greenroom.server.consent.Joining.Refused;
import greenroom.server.identity.Browsers;
import greenroom.server.study.ConsentPurpose;
import greenroom.server.study.Invitation;
import greenroom.server.study.Invitations;
import greenroom.server.study.Studies;
import greenroom.server.study.Study;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From the invitation to the receipt. */
@Controller("/join")
@ExecuteOn(TaskExecutors.BLOCKING)
final class JoinController {
  private final Pages pages;
  private final Visitors visitors;
  private final Invitations invitations;
  private final Studies studies;
  private final Joining joining;
  private final Browsers browsers;

  JoinController(
      Pages pages,
      Visitors visitors,
      Invitations invitations,
      Studies studies,
      Joining joining,
      Browsers browsers) {
    this.pages = pages;
    this.visitors = visitors;
    this.invitations = invitations;
    this.studies = studies;
    this.joining = joining;
    this.browsers = browsers;
  }

  @Get("/{token}")
  HttpResponse<?> read(Visitor visitor, @PathVariable String token) {
    return switch (invitations.look(token)) {
      case Invitation.Open open -> show(visitor, studies.find(open.study()), Set.of(), "");
      case Invitation.Closed closed -> refused(visitor, closed.sentence());
    };
  }

  @Post("/{token}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> join(Visitor visitor, @PathVariable String token, Form form) {
    if (visitor.person().orElse(null) instanceof Person.Volunteer) {
      // The form was sent twice, by a reload: joining again would make a second volunteer.
      return Pages.goTo("/home");
    }
    return switch (invitations.look(token)) {
      case Invitation.Closed closed -> refused(visitor, closed.sentence());
      case Invitation.Open open -> join(visitor, token, form, studies.find(open.study()));
    };
  }

  private HttpResponse<?> join(Visitor visitor, String token, Form form, Study study) {
    Set<String> ticked = new HashSet<>(form.all("purpose"));
    boolean missing =
        study.purposes().stream().anyMatch(use -> use.required() && !ticked.contains(use.id()));
    if (missing) {
      return show(
          visitor,
          study,
          ticked,
          "One use is needed to take part and is not ticked. Tick it, or close this page.");
    }
    return switch (joining.join(token, form.text("text"), ticked)) {
      case Refused refused -> show(visitor, study, ticked, refused.sentence());
      case Joined joined -> welcome(visitor, study, joined);
    };
  }

  private HttpResponse<?> welcome(Visitor visitor, Study study, Joined joined) {
    List<String> allowed = titles(study, joined.receipt().purposes());
    Browsers.Opened opened = browsers.open(joined.volunteer());
    return pages
        .show(
            visitor,
            new WelcomePage(joined.pseudonym(), joined.recoveryCode(), joined.receipt(), allowed))
        .cookie(visitors.sessionCookie(opened));
  }

  private HttpResponse<?> show(Visitor visitor, Study study, Set<String> ticked, String mistake) {
    HttpStatus status = mistake.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY;
    return pages.show(
        status,
        visitor,
        new JoinPage(study, ConsentBlock.of(study.text().body()), ticked, mistake));
  }

  private HttpResponse<?> refused(Visitor visitor, String sentence) {
    return pages.show(
        HttpStatus.GONE,
        visitor,
        new ProblemPage(
            410,
            "This invitation does not work",
            sentence,
            null,
            "Nothing was stored about you.",
            "Come back with a recovery code",
            "/return"));
  }

  /** The titles of these purposes, in the study's order. */
  static List<String> titles(Study study, List<String> purposes) {
    return study.purposes().stream()
        .filter(purpose -> purposes.contains(purpose.id()))
        .map(ConsentPurpose::title)
        .toList();
  }
}
