package greenroom.recorder.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A volunteer's page, as far as its WebSocket goes. */
final class TestPage implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<JsonNode> texts = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private String lastState = "";
  private boolean desktop;
  private @Nullable WebSocket socket;

  static TestPage connect(int port, String origin) {
    var page = new TestPage();
    page.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Origin", origin)
            .buildAsync(URI.create("ws://localhost:" + port + "/stream"), page)
            .join();
    return page;
  }

  void say(Object message) throws IOException {
    open().sendText(JSON.writeValueAsString(message), true).join();
  }

  void send(byte[] bytes) {
    open().sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The next message of this type; others before it are dropped. */
  JsonNode await(String type) throws InterruptedException {
    while (true) {
      JsonNode message = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("No message of type " + type + " came");
      }
      seen(message);
      if (message.path("type").asText().equals(type)) {
        return message;
      }
    }
  }

  /** Waits until the session is in this state, unless it was when the page last heard of it. */
  void awaitState(String state) throws InterruptedException {
    while (!lastState.equals(state)) {
      JsonNode message = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("The session did not come to " + state);
      }
      seen(message);
    }
  }

  /** Waits until the desktop's stream can start. */
  void awaitDesktop() throws InterruptedException {
    while (!desktop && !lastState.equals("BROKEN")) {
      JsonNode message = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("No desktop came; the last state was " + lastState);
      }
      seen(message);
    }
    if (!desktop) {
      throw new AssertionError("The session broke before there was a desktop");
    }
  }

  private void seen(JsonNode message) {
    lastState = message.path("state").asText(lastState);
    desktop |= message.path("desktop").asBoolean();
  }

  /** Exactly so many bytes of the desktop's stream. */
  byte[] awaitBytes(int count) throws InterruptedException {
    while (received.size() < count) {
      byte[] more = binaries.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (more == null) {
        throw new AssertionError("Only " + received.size() + " of " + count + " bytes came");
      }
      received.writeBytes(more);
    }
    byte[] all = received.toByteArray();
    received.reset();
    received.write(all, count, all.length - count);
    return java.util.Arrays.copyOf(all, count);
  }

  void awaitClose() throws InterruptedException {
    if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The connection was not closed");
    }
  }

  private WebSocket open() {
    return java.util.Objects.requireNonNull(socket);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        texts.add(JSON.readTree(text.toString()));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    binaries.add(bytes);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.countDown();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.countDown();
  }

  @Override
  public void close() {
    open().abort();
  }
}
