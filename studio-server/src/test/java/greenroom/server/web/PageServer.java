package greenroom.server.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.http.HttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Serves sample pages as the studio would, with the studio's own headers, but without a studio. */
public final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final Assets assets = new Assets();
  private final Pages pages = new Pages(assets);
  private final Map<String, SamplePages.Sample> samples = SamplePages.all();

  private final String streamOrigin;
  private final Supplier<String> ticket;

  /** Without a recorder host: a page that wants one is told that there is none. */
  public PageServer() throws IOException {
    this("ws://localhost:8401", () -> "");
  }

  /**
   * In front of a recorder host.
   *
   * @param streamOrigin where its streams are
   * @param ticket makes a ticket, as the studio would, for each page that asks
   */
  public PageServer(String streamOrigin, Supplier<String> ticket) throws IOException {
    this.streamOrigin = streamOrigin;
    this.ticket = ticket;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where this sample page is. */
  public String address(String page) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + page;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/assets/")) {
        asset(exchange, path.split("/"));
        return;
      }
      if (path.endsWith("/ticket") && !ticket.get().isEmpty()) {
        String stream = streamOrigin + "/stream";
        send(
            exchange,
            200,
            "application/json",
            "{\"ticket\":\"" + ticket.get() + "\",\"stream\":\"" + stream + "\"}");
        return;
      }
      SamplePages.Sample sample = samples.get(path.substring(1));
      if (sample == null) {
        send(exchange, 404, "application/problem+json", "{\"detail\":\"Not in this test\"}");
        return;
      }
      send(exchange, 200, "text/html;charset=utf-8", pages.render(sample.visitor(), sample.page()));
    }
  }

  private void asset(HttpExchange exchange, String[] path) throws IOException {
    HttpResponse<byte[]> response = assets.get(path[2], path[3]);
    byte[] body = response.getBody().orElse(new byte[0]);
    exchange.getResponseHeaders().put("Content-Type", response.getHeaders().getAll("Content-Type"));
    exchange.sendResponseHeaders(response.code(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().put("Content-Type", List.of(type));
    exchange
        .getResponseHeaders()
        .put("Content-Security-Policy", List.of(SecurityHeaders.policy(streamOrigin)));
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
