package greenroom.recorder.host;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Turns every error that the web server itself notices into a problem. The server's own messages
 * may quote a request, so they are not passed on.
 */
@Singleton
final class ProblemResponses implements ErrorResponseProcessor<Problem> {
  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return ((HttpResponse<?>) response)
        .toMutableResponse()
        .contentType(Problem.MEDIA_TYPE)
        .body(problem(response.code()));
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 404 -> Problem.of(404, "Not here", "This recorder host has no such address.");
      case 405 -> Problem.of(405, "Not allowed", "This address does not take that method.");
      case 413 -> Problem.of(413, "Too large", "The request's body is too large.");
      case 415 -> Problem.of(415, "Not understood", "Send the body as application/json.");
      default ->
          status < 500
              ? Problem.of(status, "Not understood", "The request is not as the API asks for it.")
              : Problem.of(
                  status,
                  "Something went wrong",
                  "The recorder host could not do this. Its log has the cause; try again.");
    };
  }
}
