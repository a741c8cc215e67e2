package greenroom.recorder.host;

import greenroom.recorder.HostTicketVerifier;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the volunteer's page connects. Runs on the server's event loop, so every method only hands
 * over.
 */
@ServerWebSocket(StreamEndpoint.PATH)
final class StreamEndpoint {
  static final String PATH = "/stream";

  /** A pasted text of the desktop protocol's longest length, and room for its frame. */
  private static final int LONGEST_MESSAGE = 1 << 20;

  private final HostTicketVerifier tickets;
  private final Sessions sessions;
  private final Map<String, StreamConnection> connections = new ConcurrentHashMap<>();

  StreamEndpoint(HostTicketVerifier tickets, Sessions sessions) {
    this.tickets = tickets;
    this.sessions = sessions;
  }

  @OnOpen
  void open(WebSocketSession socket, HttpRequest<?> request) {
    connection(socket, request);
  }

  /**
   * Text only: {@link DesktopFrames} takes the rest. May come before {@link #open} has returned.
   */
  @OnMessage(maxPayloadLength = LONGEST_MESSAGE)
  void message(byte[] text, WebSocketSession socket, HttpRequest<?> request) {
    connection(socket, request).receive(new String(text, StandardCharsets.UTF_8));
  }

  /** The browser's answer to a ping. */
  @OnMessage
  void pong(WebSocketPongMessage answer, WebSocketSession socket) {
    StreamConnection connection = connections.get(socket.getId());
    if (connection != null) {
      connection.alive();
    }
  }

  private StreamConnection connection(WebSocketSession socket, HttpRequest<?> request) {
    return connections.computeIfAbsent(
        socket.getId(),
        id -> {
          String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
          var connection =
              new StreamConnection(
                  socket, frames(request), origin == null ? "" : origin, tickets, sessions);
          connection.start();
          return connection;
        });
  }

  private static DesktopFrames frames(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty) {
      return DesktopFrames.of(netty.getChannelHandlerContext().channel());
    }
    throw new IllegalStateException("The stream needs the server's own connection");
  }

  @OnClose
  void close(WebSocketSession socket) {
    StreamConnection connection = connections.remove(socket.getId());
    if (connection != null) {
      connection.gone();
    }
  }

  /** A protocol error ends the connection; what the browser sent is not logged. */
  @OnError
  void error(WebSocketSession socket, Throwable cause) {
    socket.close();
  }
}
