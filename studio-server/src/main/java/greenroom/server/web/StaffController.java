package greenroom.server.web;

import greenroom.server.Person;
import greenroom.server.identity.Browsers;
import greenroom.server.identity.StaffAccounts;
import greenroom.server.identity.StaffAccounts.Link;
import greenroom.server.identity.StaffAccounts.SignIn;
import greenroom.server.study.Studies;
import io.micronaut.http.HttpRequest;
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

/** Signing in, and where a member of the staff begins. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class StaffController {
  private static final int SHORTEST_PASSWORD = 12;

  private final Pages pages;
  private final Visitors visitors;
  private final StaffAccounts accounts;
  private final Browsers browsers;
  private final Studies studies;

  StaffController(
      Pages pages, Visitors visitors, StaffAccounts accounts, Browsers browsers, Studies studies) {
    this.pages = pages;
    this.visitors = visitors;
    this.accounts = accounts;
    this.browsers = browsers;
    this.studies = studies;
  }

  @Get("/staff")
  HttpResponse<?> overview(Visitor visitor) {
    if (visitor.person().orElse(null) instanceof Person.Staff staff) {
      return pages.show(
          visitor, new StaffOverviewPage(staff.name(), staff.roles(), studies.of(staff)));
    }
    return pages.show(visitor, new StaffSignInPage("", ""));
  }

  @Post("/staff")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signIn(HttpRequest<?> request, Visitor visitor, Form form) {
    String name = form.text("name");
    SignIn outcome =
        accounts.signIn(name, form.exact("password"), ComingAndGoing.addressOf(request));
    return switch (outcome) {
      case SignIn.SignedIn signedIn -> begin(signedIn.person());
      case SignIn.Refused refused ->
          pages.show(
              HttpStatus.UNPROCESSABLE_ENTITY,
              visitor,
              new StaffSignInPage(name, refused.sentence()));
    };
  }

  @Get(uris = {"/welcome/{token}", "/staff/sign-in/{token}"})
  HttpResponse<?> welcome(Visitor visitor, @PathVariable String token) {
    return welcome(visitor, token, "");
  }

  @Post(uris = {"/welcome/{token}", "/staff/sign-in/{token}"})
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> accept(Visitor visitor, @PathVariable String token, Form form) {
    String password = form.exact("password");
    if (password.length() < SHORTEST_PASSWORD) {
      return welcome(visitor, token, "The password needs at least 12 characters.");
    }
    if (!password.equals(form.exact("again"))) {
      return welcome(visitor, token, "The two passwords are not the same. Type both again.");
    }
    return switch (accounts.accept(token, password)) {
      case SignIn.SignedIn signedIn -> begin(signedIn.person());
      case SignIn.Refused refused -> welcome(visitor, token, refused.sentence());
    };
  }

  private HttpResponse<?> welcome(Visitor visitor, String token, String mistake) {
    return switch (accounts.look(token)) {
      case Link.Open open ->
          pages.show(
              mistake.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
              visitor,
              new StaffWelcomePage(open.name(), open.roles(), mistake));
      case Link.Closed closed ->
          pages.show(
              HttpStatus.GONE,
              visitor,
              new ProblemPage(
                  410,
                  "This link does not work",
                  closed.sentence(),
                  null,
                  "If you have set a password already, sign in with it.",
                  "Sign in",
                  "/staff"));
    };
  }

  private HttpResponse<?> begin(Person.Staff person) {
    return Pages.goTo("/staff").cookie(visitors.sessionCookie(browsers.open(person)));
  }
}
