package greenroom.recorder.host;

import greenroom.recorder.HostTicketVerifier;
import greenroom.recorder.HostTicketVerifier.Accepted;
import greenroom.recorder.HostTicketVerifier.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request in only with the studio's ticket for exactly this request. Open are the liveness
 * question and the stream's address, whose first message carries its own ticket.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TicketFilter {
  private static final Logger LOG = LoggerFactory.getLogger(TicketFilter.class);
  private static final Set<String> OPEN = Set.of("/health", StreamEndpoint.PATH);
  private static final String SCHEME = "Greenroom ";

  private final HostTicketVerifier tickets;

  TicketFilter(HostTicketVerifier tickets) {
    this.tickets = tickets;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    if (OPEN.contains(request.getUri().getRawPath())) {
      return null;
    }
    String authorization = request.getHeaders().getAuthorization().orElse("");
    return authorization.startsWith(SCHEME)
        ? decide(request, authorization.substring(SCHEME.length()), body(request))
        : refusal(request, "The request carries no ticket. Only the studio uses this address.");
  }

  /** The request's body, waited for; the controller gets its own copy. */
  private static byte[] body(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> received)) {
      throw new IllegalStateException("The server's requests have their bytes");
    }
    try (var bytes =
        received.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST).buffer().join()) {
      return bytes.toByteArray();
    }
  }

  private @Nullable HttpResponse<?> decide(HttpRequest<?> request, String ticket, byte[] body) {
    var decision =
        tickets.forRequest(ticket, request.getMethodName(), request.getUri().getRawPath(), body);
    return switch (decision) {
      case Accepted ignored -> null;
      case Refused refused -> refusal(request, refused.reason());
    };
  }

  private static HttpResponse<?> refusal(HttpRequest<?> request, String reason) {
    LOG.warn("request refused method={} reason=\"{}\"", request.getMethodName(), reason);
    return HttpResponse.unauthorized()
        .header("WWW-Authenticate", "Greenroom")
        .contentType(Problem.MEDIA_TYPE)
        .body(Problem.of(401, "No ticket", reason));
  }
}
