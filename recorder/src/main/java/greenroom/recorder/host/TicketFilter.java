package greenroom.recorder.host;

import greenroom.recorder.HostTicketVerifier;
import greenroom.recorder.HostTicketVerifier.Accepted;
import greenroom.recorder.HostTicketVerifier.Refused;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
  CompletableFuture<@Nullable HttpResponse<?>> admit(HttpRequest<?> request) {
    if (OPEN.contains(request.getUri().getRawPath())) {
      return CompletableFuture.completedFuture(null);
    }
    String authorization = request.getHeaders().getAuthorization().orElse("");
    if (!authorization.startsWith(SCHEME)) {
      return CompletableFuture.completedFuture(
          refusal(request, "The request carries no ticket. Only the studio uses this address."));
    }
    String ticket = authorization.substring(SCHEME.length());
    return body(request).thenApply(body -> decide(request, ticket, body));
  }

  private @Nullable HttpResponse<?> decide(HttpRequest<?> request, String ticket, byte[] body) {
    var decision =
        tickets.forRequest(ticket, request.getMethodName(), request.getUri().getRawPath(), body);
    return switch (decision) {
      case Accepted ignored -> null;
      case Refused refused -> refusal(request, refused.reason());
    };
  }

  private static CompletableFuture<byte[]> body(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> received)) {
      throw new IllegalStateException("The server's requests have their bytes");
    }
    return received
        .byteBody()
        .split(ByteBody.SplitBackpressureMode.FASTEST)
        .buffer()
        .thenApply(
            bytes -> {
              try (bytes) {
                return bytes.toByteArray();
              }
            });
  }

  private static HttpResponse<?> refusal(HttpRequest<?> request, String reason) {
    LOG.warn("request refused method={} reason=\"{}\"", request.getMethodName(), reason);
    return HttpResponse.unauthorized()
        .header("WWW-Authenticate", "Greenroom")
        .contentType(Problem.MEDIA_TYPE)
        .body(Problem.of(401, "No ticket", reason));
  }
}
