package greenroom.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import greenroom.server.Audit;
import greenroom.server.Conflict;
import greenroom.server.Denied;
import greenroom.server.Unavailable;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error, for people as a page and for scripts as {@code application/problem+json} (RFC 9457):
 * what happened, why, what to do, and the name of the rule if one said no.
 */
@Controller
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final MediaType PROBLEM = MediaType.of("application/problem+json");

  private final Pages pages;
  private final Audit audit;

  Problems(Pages pages, Audit audit) {
    this.pages = pages;
    this.audit = audit;
  }

  /** A problem for scripts; {@code next} is the page to go on to. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Problem(
      String type,
      String title,
      int status,
      String detail,
      @Nullable String rule,
      @Nullable String next) {}

  /** Answers a script that what it asked for cannot be now, and which page to go on to. */
  static HttpResponse<Problem> goOnAt(String detail, String next) {
    return HttpResponse.<Problem>status(HttpStatus.CONFLICT)
        .contentType(PROBLEM)
        .body(new Problem("about:blank", "Not now", 409, detail, null, next));
  }

  @Error(global = true)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> denied(HttpRequest<?> request, Denied denied) {
    writeDown(request, denied);
    return answer(
        request,
        HttpStatus.FORBIDDEN,
        new ProblemPage(
            403,
            "You have no right to this",
            sentence(denied),
            denied.rule(),
            "If you think that you should have it, check that you are signed in as the right person.",
            "Go to your own page",
            homeOf(request)));
  }

  /** The page's pattern, never its address: that is what somebody typed. */
  private void writeDown(HttpRequest<?> request, Denied denied) {
    Visitors.of(request)
        .person()
        .ifPresent(
            person ->
                audit.record(
                    person,
                    Audit.Act.DENIED,
                    request.getMethodName()
                        + " "
                        + BasicHttpAttributes.getUriTemplate(request).orElse("a page"),
                    null,
                    null,
                    denied.rule()));
  }

  @Error(global = true)
  HttpResponse<?> foreign(HttpRequest<?> request, ForeignRequest foreign) {
    return answer(
        request,
        HttpStatus.FORBIDDEN,
        new ProblemPage(
            403,
            "That did not come from one of our pages",
            sentence(foreign),
            ForeignRequest.RULE,
            "Nothing was changed.",
            "Go to the start",
            "/"));
  }

  @Error(global = true)
  HttpResponse<?> conflict(HttpRequest<?> request, Conflict conflict) {
    return answer(
        request,
        HttpStatus.CONFLICT,
        new ProblemPage(
            409,
            "That does not fit just now",
            sentence(conflict),
            null,
            "Nothing was changed.",
            "Go to your own page",
            homeOf(request)));
  }

  @Error(global = true)
  HttpResponse<?> unavailable(HttpRequest<?> request, Unavailable unavailable) {
    LOG.warn("Unavailable: {}", unavailable.what());
    return answer(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        new ProblemPage(
            503,
            "Something that we need does not answer",
            sentence(unavailable),
            null,
            "Nothing is lost. Wait a moment and do the same again.",
            "Try again",
            againOf(request)));
  }

  @Error(global = true)
  HttpResponse<?> signInNeeded(HttpRequest<?> request, SignInNeeded needed) {
    if (!wantsJson(request) && request.getMethod() == io.micronaut.http.HttpMethod.GET) {
      return Pages.goTo(needed.as().page());
    }
    return answer(
        request,
        HttpStatus.UNAUTHORIZED,
        new ProblemPage(
            401,
            "We do not know who you are",
            sentence(needed),
            null,
            "Nothing was changed.",
            "Say who you are",
            needed.as().page()));
  }

  @Error(global = true, status = HttpStatus.NOT_FOUND)
  HttpResponse<?> notFound(HttpRequest<?> request) {
    return answer(
        request,
        HttpStatus.NOT_FOUND,
        new ProblemPage(
            404,
            "There is no such page",
            "Perhaps the link was cut off when it was copied, or it is very old.",
            null,
            "Check the link, or begin at the start.",
            "Go to the start",
            "/"));
  }

  @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
  HttpResponse<?> notAllowed(HttpRequest<?> request) {
    return notFound(request);
  }

  @Error(global = true)
  HttpResponse<?> malformed(HttpRequest<?> request, ConversionErrorException malformed) {
    return notFound(request);
  }

  @Error(global = true)
  HttpResponse<?> unreadable(HttpRequest<?> request, JsonSyntaxException unreadable) {
    return status(
        request,
        new HttpStatusException(
            HttpStatus.BAD_REQUEST, "What the page sent did not arrive whole. Reload it."));
  }

  @Error(global = true)
  HttpResponse<?> status(HttpRequest<?> request, HttpStatusException exception) {
    if (exception.getStatus() == HttpStatus.NOT_FOUND) {
      return notFound(request);
    }
    return answer(
        request,
        exception.getStatus(),
        new ProblemPage(
            exception.getStatus().getCode(),
            "That could not be understood",
            sentence(exception),
            null,
            "Nothing was changed.",
            "Go to the start",
            "/"));
  }

  @Error(global = true)
  HttpResponse<?> unexpected(HttpRequest<?> request, Throwable error) {
    LOG.error("Unexpected in {}: {}", request.getMethodName(), Trace.of(error));
    return answer(
        request,
        HttpStatus.INTERNAL_SERVER_ERROR,
        new ProblemPage(
            500,
            "Something went wrong on our side",
            "The studio met something that it did not expect. It is not your fault.",
            null,
            "Try again. If it happens twice, tell the study’s team what you were doing.",
            "Try again",
            againOf(request)));
  }

  private HttpResponse<?> answer(HttpRequest<?> request, HttpStatus status, ProblemPage page) {
    if (wantsJson(request)) {
      return HttpResponse.<Problem>status(status)
          .contentType(PROBLEM)
          .body(
              new Problem(
                  "about:blank", page.title(), page.status(), page.detail(), page.rule(), null));
    }
    return pages.show(status, Visitors.of(request), page);
  }

  private static boolean wantsJson(HttpRequest<?> request) {
    String accept = request.getHeaders().get("Accept");
    return accept != null && accept.contains("json") && !accept.contains("text/html");
  }

  private static String homeOf(HttpRequest<?> request) {
    return switch (Visitors.of(request).person().orElse(null)) {
      case greenroom.server.Person.Volunteer _ -> "/home";
      case greenroom.server.Person.Staff _ -> "/staff";
      case greenroom.server.Person.Payee _, greenroom.server.Person.Studio _ -> "/";
      case null -> "/";
    };
  }

  private static String againOf(HttpRequest<?> request) {
    return request.getMethod() == io.micronaut.http.HttpMethod.GET
        ? request.getUri().getRawPath()
        : homeOf(request);
  }

  private static String sentence(Throwable error) {
    String message = error.getMessage();
    return message == null ? "" : message;
  }
}
