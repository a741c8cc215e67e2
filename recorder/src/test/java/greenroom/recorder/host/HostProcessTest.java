package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.HostStatus;
import greenroom.recorder.HostTicketSigner;
import greenroom.recorder.SessionState;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API and the stream over a real web server and fake desktops. */
class HostProcessTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private SessionFixture fixture;
  private HostProcess host;
  private HostTicketSigner signer;
  private String hostId;

  @BeforeEach
  void start() throws NoSuchAlgorithmException {
    KeyPair studio = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    signer = new HostTicketSigner(studio.getPrivate(), Clock.systemUTC());
    HostSettings settings =
        HostSettings.from(Map.of("GREENROOM_DATA", data.toString(), "GREENROOM_HOST_PORT", "0"));
    HostIdentity identity = HostIdentity.in(settings.folder());
    hostId = identity.id();
    fixture = new SessionFixture(settings.folder());
    host = HostProcess.start(settings, identity, studio.getPublic(), new FakeWorks(identity));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void anyone_may_ask_whether_it_lives_and_who_it_is() throws Exception {
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(uri("/health")).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("host").asText()).isEqualTo(hostId);
  }

  @Test
  void everything_else_wants_the_studios_ticket() throws Exception {
    for (String path : new String[] {"/api/host", "/nowhere", "/", "/endpoints", "/health/x"}) {
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertProblem(answer, "ticket");
    }
  }

  @Test
  void a_ticket_is_good_for_one_request_only() throws Exception {
    String ticket = signer.forRequest(hostId, "GET", "/api/host", new byte[0]);

    assertThat(get("/api/host", ticket).statusCode()).isEqualTo(200);
    assertThat(get("/api/host", ticket).statusCode()).isEqualTo(401);
  }

  @Test
  void a_body_other_than_the_signed_one_is_refused() throws Exception {
    String path = "/api/sessions/" + SessionFixture.ID;
    byte[] body = JSON.writeValueAsBytes(SessionFixture.order());
    String ticket = signer.forRequest(hostId, "PUT", path, body);
    byte[] other =
        new String(body, StandardCharsets.UTF_8)
            .replace("study-1", "study-2")
            .getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Greenroom " + ticket)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(other))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void an_order_is_answered_at_once_and_worked_on_in_the_background() throws Exception {
    HttpResponse<String> answer = order();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("session").asText())
        .isEqualTo(SessionFixture.ID.toString());
    SessionFixture.await(
        () -> fixture.sessions.get(SessionFixture.ID).status().state() == SessionState.RECORDING);
    JsonNode status = JSON.readTree(send("GET", "/api/sessions/" + SessionFixture.ID, "").body());
    assertThat(status.path("state").asText()).isEqualTo("RECORDING");
  }

  @Test
  void what_cannot_be_done_is_a_problem_with_a_plain_sentence() throws Exception {
    String unknown = "/api/sessions/00000000-0000-0000-0000-000000000000";
    assertProblem(send("GET", unknown, ""), "no such session");
    assertProblem(send("GET", "/api/sessions/not-an-id", ""), "UUID");
    assertProblem(send("PUT", unknown, "{"), "not as the API asks");
    assertProblem(send("GET", "/api/nothing", ""), "no such address");
    assertProblem(send("POST", unknown + "/stop", "{\"reason\":\"bored\"}"), "");
  }

  @Test
  void a_session_is_stopped_by_the_studio() throws Exception {
    order();
    SessionFixture.await(
        () -> fixture.sessions.get(SessionFixture.ID).status().state() == SessionState.RECORDING);

    HttpResponse<String> answer =
        send("POST", "/api/sessions/" + SessionFixture.ID + "/stop", "{\"reason\":\"withdrawn\"}");

    assertThat(JSON.readTree(answer.body()).path("state").asText()).isEqualTo("CLOSED");
    assertThat(send("DELETE", "/api/recordings/" + SessionFixture.ID, "").statusCode())
        .isEqualTo(204);
  }

  @Test
  void sealed_files_are_listed_and_streamed_and_nothing_else() throws Exception {
    String recording = "/api/recordings/" + SessionFixture.ID + "/files";
    Path own = fixture.files.of(SessionFixture.ID);
    Files.createDirectories(own.resolve("parts"));
    Files.writeString(own.resolve("parts/000000.screen.age"), "sealed bytes");
    Files.writeString(own.resolve("parts.jsonl"), "{}\n");
    Files.writeString(own.resolve("other.txt"), "not for others");

    JsonNode list = JSON.readTree(send("GET", recording, "").body());
    assertThat(list.findValuesAsText("name"))
        .containsExactlyInAnyOrder("parts/000000.screen.age", "parts.jsonl");
    assertThat(send("GET", recording + "/parts/000000.screen.age", "").body())
        .isEqualTo("sealed bytes");
    for (String name :
        new String[] {
          "other.txt",
          "..%2F..%2Fid",
          "parts/../../../id",
          "parts/000001.screen.age",
          "%2Fetc%2Fpasswd"
        }) {
      assertThat(send("GET", recording + "/" + name, "").statusCode()).as(name).isEqualTo(404);
    }
  }

  @Test
  void a_page_with_a_ticket_gets_state_and_stream() throws Exception {
    order();
    try (var page = TestPage.connect(host.port(), SessionFixture.ORIGIN)) {
      page.say(Map.of("type", "open", "ticket", signer.forStream(hostId, SessionFixture.ID)));

      assertThat(page.await("opened").path("activeSeconds").isNumber()).isTrue();
      page.awaitState("RECORDING");
      SessionFixture.await(() -> fixture.recorders.acts.contains("attach"));
      page.send("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(page.awaitBytes(12))
          .isEqualTo("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));

      page.say(Map.of("type", "pause"));
      page.awaitState("PAUSED");
      page.say(Map.of("type", "nonsense"));
      assertThat(page.await("problem").path("problem").asText()).contains("no known type");
      page.say(Map.of("type", "stop", "reason", "stopped"));
      assertThat(page.await("closed").path("state").asText()).isEqualTo("CLOSED");
      page.awaitClose();
    }
  }

  @Test
  void a_large_message_arrives_whole_and_in_order() throws Exception {
    order();
    try (var page = TestPage.connect(host.port(), SessionFixture.ORIGIN)) {
      page.say(Map.of("type", "open", "ticket", signer.forStream(hostId, SessionFixture.ID)));
      page.awaitState("RECORDING");
      SessionFixture.await(() -> fixture.recorders.acts.contains("attach"));
      byte[] large = new byte[300_000];
      for (int i = 0; i < large.length; i++) {
        large[i] = (byte) (i * 31);
      }
      page.send(large);

      assertThat(page.awaitBytes(large.length)).isEqualTo(large);
    }
  }

  @Test
  void a_stream_is_refused_without_a_good_ticket_or_from_another_origin() throws Exception {
    order();
    String used = signer.forStream(hostId, SessionFixture.ID);
    assertThat(refusal(SessionFixture.ORIGIN, "forged.ticket")).contains("studio signed");
    assertThat(refusal("http://elsewhere.example", used)).contains("not from the studio");
    assertThat(refusal(SessionFixture.ORIGIN, used)).contains("used before");
    assertThat(refusal(SessionFixture.ORIGIN, signer.forStream("host-x", SessionFixture.ID)))
        .contains("another recorder host");
  }

  @Test
  void a_page_that_says_nothing_is_sent_away() throws Exception {
    try (var page = TestPage.connect(host.port(), SessionFixture.ORIGIN)) {
      assertThat(page.await("refused").path("problem").asText()).contains("5 seconds");
      page.awaitClose();
    }
  }

  @Test
  void another_process_with_this_module_on_its_class_path_gets_none_of_its_beans() {
    try (ApplicationContext other = ApplicationContext.builder().start()) {
      assertThat(other.containsBean(HostApi.class)).isFalse();
      assertThat(other.containsBean(TicketFilter.class)).isFalse();
      assertThat(other.containsBean(StreamEndpoint.class)).isFalse();
      assertThat(other.containsBean(StreamPipeline.class)).isFalse();
    }
  }

  private String refusal(String origin, String ticket) throws Exception {
    try (var page = TestPage.connect(host.port(), origin)) {
      page.say(Map.of("type", "open", "ticket", ticket));
      String problem = page.await("refused").path("problem").asText();
      page.awaitClose();
      return problem;
    }
  }

  private HttpResponse<String> order() throws Exception {
    return send(
        "PUT",
        "/api/sessions/" + SessionFixture.ID,
        JSON.writeValueAsString(SessionFixture.order()));
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(uri(path))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Greenroom " + signer.forRequest(hostId, method, path, bytes))
            .header("Content-Type", "application/json")
            .method(
                method,
                bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String ticket)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri(path)).header("Authorization", "Greenroom " + ticket).build(),
        BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + host.port() + path);
  }

  private static void assertProblem(HttpResponse<String> answer, String sentence) throws Exception {
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
    assertThat(problem.path("detail").asText()).contains(sentence);
  }

  private final class FakeWorks implements HostWorks {
    private final HostIdentity identity;

    FakeWorks(HostIdentity identity) {
      this.identity = identity;
    }

    @Override
    public Sessions sessions() {
      return fixture.sessions;
    }

    @Override
    public RecordingFiles files() {
      return fixture.files;
    }

    @Override
    public void begin() {}

    @Override
    public void close() {
      fixture.sessions.suspend(Duration.ofSeconds(2));
    }

    @Override
    public String host() {
      return identity.id();
    }

    @Override
    public HostStatus status() {
      return new HostStatus(identity.id(), identity.publicKey(), 0, 0, 0, Map.of());
    }
  }
}
