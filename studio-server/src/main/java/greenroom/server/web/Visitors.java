package greenroom.server.web;

import greenroom.server.BrowserSession;
import greenroom.server.Person;
import greenroom.server.identity.Browsers;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Every request passes here first: it learns who uses the browser, and refuses what would change
 * something without having come from one of our own pages.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class Visitors {
  static final String SESSION_COOKIE = "greenroom_session";
  private static final String VISIT_COOKIE = "greenroom_visit";
  private static final String NEW_VISIT = "greenroom.new-visit";
  private static final String VISITOR = "greenroom.visitor";
  private static final String FORM = "greenroom.form";
  private static final long LARGEST_FORM = 256 * 1024;

  private final Browsers browsers;
  private final WebSettings settings;

  Visitors(Browsers browsers, WebSettings settings) {
    this.browsers = browsers;
    this.settings = settings;
  }

  /** Who sent this request. */
  static Visitor of(HttpRequest<?> request) {
    return request
        .getAttribute(VISITOR, Visitor.class)
        .orElseGet(() -> new Visitor("", Optional.empty()));
  }

  /** The form that this request carried. */
  static Form formOf(HttpRequest<?> request) {
    return request.getAttribute(FORM, Form.class).orElse(Form.NONE);
  }

  /** The cookie that tells who uses a browser. */
  Cookie sessionCookie(Browsers.Opened opened) {
    return cookie(SESSION_COOKIE, opened.token(), Duration.ofSeconds(opened.maxAgeSeconds()));
  }

  Cookie noSessionCookie() {
    return cookie(SESSION_COOKIE, "", Duration.ZERO);
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void recognise(HttpRequest<?> request) {
    if (isForNobody(request)) {
      return;
    }
    String visit = value(request, VISIT_COOKIE).filter(Csrf::isCookie).orElseGet(Csrf::newCookie);
    if (value(request, VISIT_COOKIE).filter(visit::equals).isEmpty()) {
      request.setAttribute(NEW_VISIT, visit);
    }
    Optional<Person> person =
        value(request, SESSION_COOKIE).flatMap(browsers::who).map(BrowserSession::person);
    var visitor = new Visitor(Csrf.token(visit), person);
    request.setAttribute(VISITOR, visitor);
    if (changesSomething(request.getMethod())) {
      requireOwnPage(request, visitor);
    }
  }

  @ResponseFilter
  void remember(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(NEW_VISIT, String.class)
        .ifPresent(visit -> response.cookie(cookie(VISIT_COOKIE, visit, Duration.ofDays(365))));
  }

  private void requireOwnPage(HttpRequest<?> request, Visitor visitor) {
    String origin = request.getHeaders().get("Origin");
    if (origin != null && !origin.equals(settings.origin())) {
      throw new ForeignRequest(
          "This came from a page at "
              + origin
              + ", and only pages at "
              + settings.origin()
              + " may do that. Open the studio there and try again.");
    }
    String token = request.getHeaders().get(Csrf.HEADER);
    if (token == null) {
      Form form = readForm(request);
      request.setAttribute(FORM, form);
      token = form.text(Csrf.FIELD);
    }
    if (!Csrf.matches(visitor.csrf(), token)) {
      throw new ForeignRequest(
          "The form did not carry this browser's token, perhaps because the page was open for very"
              + " long or cookies were deleted. Go back, reload the page and send it again.");
    }
  }

  private static Form readForm(HttpRequest<?> request) {
    boolean isForm =
        request
            .getContentType()
            .filter(type -> type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE))
            .isPresent();
    if (!isForm || !(request instanceof ServerHttpRequest<?> server)) {
      return Form.NONE;
    }
    if (request.getContentLength() > LARGEST_FORM) {
      throw new HttpStatusException(
          HttpStatus.REQUEST_ENTITY_TOO_LARGE,
          "The form holds more text than fits. Go back, shorten it and send it again.");
    }
    try (CloseableByteBody copy = server.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
        CloseableAvailableByteBody whole = copy.buffer().join()) {
      return Form.parse(new String(whole.toByteArray(), StandardCharsets.UTF_8));
    }
  }

  private static boolean isForNobody(HttpRequest<?> request) {
    return request.getPath().startsWith("/assets/") || request.getPath().startsWith("/health");
  }

  private static boolean changesSomething(HttpMethod method) {
    return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
  }

  private static Optional<String> value(HttpRequest<?> request, String cookie) {
    return request.getCookies().findCookie(cookie).map(Cookie::getValue);
  }

  private Cookie cookie(String name, String value, Duration maxAge) {
    return Cookie.of(name, value)
        .httpOnly(true)
        .secure(settings.secure())
        .sameSite(SameSite.Lax)
        .path("/")
        .maxAge(maxAge);
  }
}
