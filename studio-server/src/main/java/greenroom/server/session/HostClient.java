package greenroom.server.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.Cut;
import greenroom.recorder.HostStatus;
import greenroom.recorder.HostTicketSigner;
import greenroom.recorder.RecordingFile;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionStatus;
import greenroom.server.Conflict;
import greenroom.server.RecorderHosts;
import greenroom.server.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one recorder host over its API. Each request carries a ticket that the studio signs for
 * exactly this request; what the host refuses becomes {@link Conflict} with the host's own
 * sentence.
 */
public final class HostClient implements RecorderHosts {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final byte[] NOTHING = {};

  private final URI host;
  private final HostTicketSigner tickets;

  /** A host that is newer than the studio may say more than the studio knows. */
  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private volatile @Nullable String hostId;

  /**
   * @param host its address, without a final slash
   */
  public HostClient(URI host, HostTicketSigner tickets) {
    this.host = host;
    this.tickets = tickets;
  }

  @Override
  public HostStatus status() {
    return read(call("GET", "/api/host", NOTHING), HostStatus.class);
  }

  @Override
  public SessionStatus order(SessionOrder order) {
    return read(call("PUT", sessionPath(order.session()), bytes(order)), SessionStatus.class);
  }

  @Override
  public Optional<SessionStatus> session(RecordingId id) {
    HttpResponse<byte[]> response = exchange("GET", sessionPath(id), NOTHING);
    return response.statusCode() == 404
        ? Optional.empty()
        : Optional.of(read(checked(response), SessionStatus.class));
  }

  @Override
  public SessionStatus stop(RecordingId id, String reason) {
    return read(
        call("POST", sessionPath(id) + "/stop", bytes(Map.of("reason", reason))),
        SessionStatus.class);
  }

  @Override
  public List<RecordingFile> files(RecordingId id) {
    byte[] body = call("GET", recordingPath(id) + "/files", NOTHING);
    try {
      return json.readValue(body, new TypeReference<List<RecordingFile>>() {});
    } catch (IOException e) {
      throw strange(e);
    }
  }

  @Override
  public InputStream file(RecordingId id, String name) {
    String path = recordingPath(id) + "/files/" + name;
    HttpResponse<InputStream> response =
        send(request("GET", path, NOTHING), BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      try (InputStream body = response.body()) {
        throw refused(response.statusCode(), body.readNBytes(65_536));
      } catch (IOException e) {
        throw unreachable(e);
      }
    }
    return response.body();
  }

  @Override
  public SessionStatus submit(RecordingId id, List<Cut> cuts) {
    return read(
        call("POST", recordingPath(id) + "/submit", bytes(Map.of("cuts", cuts))),
        SessionStatus.class);
  }

  @Override
  public void delete(RecordingId id) {
    HttpResponse<byte[]> response = exchange("DELETE", recordingPath(id), NOTHING);
    if (response.statusCode() != 404) {
      checked(response);
    }
  }

  @Override
  public StreamTicket streamTicket(RecordingId id) {
    String stream = host.toString().replaceFirst("^http", "ws") + "/stream";
    return new StreamTicket(stream, tickets.forStream(hostId(), id));
  }

  private static String sessionPath(RecordingId id) {
    return "/api/sessions/" + id;
  }

  private static String recordingPath(RecordingId id) {
    return "/api/recordings/" + id;
  }

  private byte[] call(String method, String path, byte[] body) {
    return checked(exchange(method, path, body));
  }

  private HttpResponse<byte[]> exchange(String method, String path, byte[] body) {
    HttpResponse<byte[]> response = send(request(method, path, body), BodyHandlers.ofByteArray());
    if (response.statusCode() == 401) {
      // Another host may answer at this address by now: ask for its id and try once more.
      hostId = null;
      return send(request(method, path, body), BodyHandlers.ofByteArray());
    }
    return response;
  }

  private HttpRequest request(String method, String path, byte[] body) {
    return HttpRequest.newBuilder(URI.create(host + path))
        .timeout(ANSWER)
        .header("Authorization", "Greenroom " + tickets.forRequest(hostId(), method, path, body))
        .header("Content-Type", "application/json")
        .method(
            method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
        .build();
  }

  /** The host's id, which every ticket names; a wrong answer only makes its tickets useless. */
  private String hostId() {
    String known = hostId;
    if (known == null) {
      HttpRequest question =
          HttpRequest.newBuilder(URI.create(host + "/health")).timeout(ANSWER).build();
      HttpResponse<byte[]> response = send(question, BodyHandlers.ofByteArray());
      known = tree(checked(response)).path("host").asText();
      hostId = known;
    }
    return known;
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  private byte[] checked(HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      throw refused(response.statusCode(), response.body());
    }
    return response.body();
  }

  private RuntimeException refused(int status, byte[] problem) {
    String sentence = tree(problem).path("detail").asText("");
    if (status >= 500 || status == 401) {
      return new Unavailable(
          Unavailable.What.RECORDER_HOST,
          sentence.isEmpty()
              ? "The recorder host is in trouble. Please try again soon."
              : sentence);
    }
    return new Conflict(
        sentence.isEmpty() ? "The recorder host refused (status " + status + ")." : sentence);
  }

  private static Unavailable unreachable(Exception cause) {
    return new Unavailable(
        Unavailable.What.RECORDER_HOST,
        "The machine that runs the desktops does not answer just now. Nothing that was recorded is"
            + " lost. Please try again in a minute.",
        cause);
  }

  private static IllegalStateException strange(Exception cause) {
    return new IllegalStateException(
        "The recorder host answered something else than agreed", cause);
  }

  private JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      return json.createObjectNode();
    }
  }

  private <T> T read(byte[] body, Class<T> type) {
    try {
      return json.readValue(body, type);
    } catch (IOException e) {
      throw strange(e);
    }
  }

  private byte[] bytes(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A request could not be written as JSON", e);
    }
  }
}
