package greenroom.server.web;

import greenroom.server.Person;
import greenroom.server.identity.Browsers;
import greenroom.server.identity.Recovery;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** A volunteer comes back with the recovery code; anybody signs out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ComingAndGoing {
  private final Pages pages;
  private final Visitors visitors;
  private final Recovery recovery;
  private final Browsers browsers;

  ComingAndGoing(Pages pages, Visitors visitors, Recovery recovery, Browsers browsers) {
    this.pages = pages;
    this.visitors = visitors;
    this.recovery = recovery;
    this.browsers = browsers;
  }

  @Get("/return")
  HttpResponse<?> ask(Visitor visitor) {
    return pages.show(visitor, new ReturnPage(""));
  }

  @Post("/return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> comeBack(HttpRequest<?> request, Visitor visitor, Form form) {
    Optional<Person.Volunteer> volunteer = recovery.recover(form.text("code"), addressOf(request));
    if (volunteer.isEmpty()) {
      return pages.show(
          HttpStatus.UNPROCESSABLE_ENTITY,
          visitor,
          new ReturnPage(
              "That code is not one of ours, or too many were tried just now. Compare it with your"
                  + " receipt letter by letter; after several tries, wait a quarter of an hour."));
    }
    Browsers.Opened opened = browsers.open(volunteer.get());
    return Pages.goTo("/home").cookie(visitors.sessionCookie(opened));
  }

  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signOut(HttpRequest<?> request) {
    request
        .getCookies()
        .findCookie(Visitors.SESSION_COOKIE)
        .map(Cookie::getValue)
        .ifPresent(browsers::close);
    return Pages.goTo("/").cookie(visitors.noSessionCookie());
  }

  /** Where a request comes from, for rate limits only. */
  static String addressOf(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress().getHostAddress();
  }
}
