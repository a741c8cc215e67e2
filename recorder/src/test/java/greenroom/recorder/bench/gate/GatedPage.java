package greenroom.recorder.bench.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.RecordingId;
import greenroom.recorder.host.HostUnderTest;
import java.io.IOException;

/** A volunteer's page at a real recorder host, down to the bytes on its one WebSocket. */
public final class GatedPage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GatedPage() {}

  /** Lets a page in, and waits until its session is in this state and its desktop streams. */
  public static WebSocketLine open(HostUnderTest host, String state) throws IOException {
    return open(host, host.session(), state);
  }

  /** As above, for a session that is one of several. */
  public static WebSocketLine open(HostUnderTest host, RecordingId session, String state)
      throws IOException {
    var line = WebSocketLine.connect(host.port(), "/stream", HostUnderTest.ORIGIN);
    line.say("{\"type\":\"open\",\"ticket\":\"" + host.ticket(session) + "\"}");
    await(line, state);
    return line;
  }

  /** Waits until the host says that the session is in this state. */
  public static void await(WebSocketLine line, String state) throws IOException {
    JsonNode said;
    do {
      said = JSON.readTree(line.hear());
      if (said.path("type").asText().matches("refused|closed|problem")) {
        throw new IOException("The host said " + said.path("type") + " " + said.path("problem"));
      }
    } while (!said.path("state").asText().equals(state) || !said.path("desktop").asBoolean());
  }
}
