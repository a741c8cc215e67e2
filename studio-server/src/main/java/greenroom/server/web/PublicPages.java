package greenroom.server.web;

import greenroom.server.proof.RuleLint;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Pages for everybody. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PublicPages {
  private final Pages pages;
  private final RuleLint lint;

  PublicPages(Pages pages, RuleLint lint) {
    this.pages = pages;
    this.lint = lint;
  }

  @Get
  HttpResponse<?> front(Visitor visitor) {
    return pages.show(visitor, new FrontPage());
  }

  @Get("/rule")
  HttpResponse<?> rule(Visitor visitor) {
    return pages.show(visitor, new RulePage(lint.findings()));
  }
}
