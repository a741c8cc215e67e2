package greenroom.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import greenroom.recorder.HostTicketSigner;
import greenroom.recorder.HostTicketVerifier;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionState;
import greenroom.server.Conflict;
import greenroom.server.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that checks tickets as a recorder host does. */
class HostClientTest {
  private static final RecordingId ID = new RecordingId(UUID.randomUUID());
  private static final String STATUS =
      """
      {"session":"%s","state":"RECORDING","problem":null,"activeSeconds":7,"marks":["open"],
       "outcome":null,"checks":{},"parts":3,"bytes":99,"flagged":false,"incomplete":false,
       "fromTheFuture":1}
      """
          .formatted(ID);

  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final HostTicketVerifier tickets;
  private final HostClient client;
  private int status = 200;
  private String answer = STATUS;

  HostClientTest() throws Exception {
    KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    tickets = new HostTicketVerifier(key.getPublic(), "host-1", Clock.systemUTC());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/health", e -> send(e, 200, "{\"status\":\"live\",\"host\":\"host-1\"}"));
    server.createContext("/api", this::api);
    client =
        new HostClient(
            URI.create("http://localhost:" + server.getAddress().getPort()),
            new HostTicketSigner(key.getPrivate(), Clock.systemUTC()));
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void api(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] body = exchange.getRequestBody().readAllBytes();
    var decision =
        tickets.forRequest(
            authorization.substring("Greenroom ".length()),
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            body);
    if (decision instanceof HostTicketVerifier.Refused(String reason)) {
      refusals.add(reason);
    }
    send(exchange, status, answer);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void carries_a_ticket_for_each_request_that_a_host_accepts() {
    assertThat(client.session(ID).orElseThrow().state()).isEqualTo(SessionState.RECORDING);
    assertThat(client.stop(ID, "finished").activeSeconds()).isEqualTo(7);
    assertThat(client.submit(ID, List.of()).marks()).containsExactly("open");
    assertThat(refusals).isEmpty();
  }

  @Test
  void an_unknown_session_is_empty() {
    status = 404;
    assertThat(client.session(ID)).isEmpty();
  }

  @Test
  void a_refusal_keeps_the_hosts_sentence() {
    status = 409;
    answer = "{\"detail\":\"The recording is not closed yet.\"}";
    assertThatThrownBy(() -> client.submit(ID, List.of()))
        .isInstanceOf(Conflict.class)
        .hasMessage("The recording is not closed yet.");
  }

  @Test
  void a_host_that_does_not_answer_is_unavailable_not_broken() {
    server.stop(0);
    assertThatThrownBy(() -> client.status())
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("Nothing that was recorded is lost");
  }

  @Test
  void a_stream_ticket_names_the_hosts_stream() {
    var ticket = client.streamTicket(ID);
    assertThat(ticket.url())
        .isEqualTo("ws://localhost:" + server.getAddress().getPort() + "/stream");
    assertThat(tickets.forStream(ticket.ticket())).isInstanceOf(HostTicketVerifier.Accepted.class);
    assertThat(ticket.toString()).doesNotContain(ticket.ticket());
  }
}
