package greenroom.server.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** What every answer tells the browser: run our own files only, talk to our own hosts only. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class SecurityHeaders {
  private final String policy;
  private final boolean secure;

  SecurityHeaders(WebSettings settings) {
    this.policy = policy(settings.streamOrigin());
    this.secure = settings.secure();
  }

  /** The Content-Security-Policy of every page. */
  static String policy(String streamOrigin) {
    // data: and blob: are for the remote desktop's cursor and for the recording that the
    // volunteer's own browser decrypts; both are made by our own scripts.
    return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
        + " img-src 'self' data: blob:; media-src blob:; connect-src 'self' "
        + streamOrigin
        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }

  @ResponseFilter
  void add(MutableHttpResponse<?> response) {
    response
        .header("Content-Security-Policy", policy)
        .header("X-Content-Type-Options", "nosniff")
        // Links carry one-time tokens: no other site may learn them.
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), display-capture=()");
    if (secure) {
      response.header("Strict-Transport-Security", "max-age=31536000");
    }
    if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
