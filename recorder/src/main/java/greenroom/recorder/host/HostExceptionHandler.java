package greenroom.recorder.host;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a {@link HostException} with its problem. */
@Singleton
@Produces(Problem.MEDIA_TYPE)
final class HostExceptionHandler implements ExceptionHandler<HostException, HttpResponse<Problem>> {
  @Override
  @SuppressWarnings("rawtypes") // the interface is raw here
  public HttpResponse<Problem> handle(HttpRequest request, HostException exception) {
    Problem problem = exception.problem();
    return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
        .contentType(Problem.MEDIA_TYPE)
        .body(problem);
  }
}
