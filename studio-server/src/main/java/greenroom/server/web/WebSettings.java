package greenroom.server.web;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Where the browser finds what.
 *
 * @param studio the studio's public address, {@code GREENROOM_STUDIO_URL}
 * @param host the recorder host's address as a browser reaches it, {@code GREENROOM_HOST_URL}
 */
@Singleton
public record WebSettings(URI studio, URI host) {

  public WebSettings(
      @Value("${greenroom.studio.url:`http://localhost:8400`}") URI studio,
      @Value("${greenroom.host.url:`http://localhost:8401`}") URI host) {
    this.studio = studio;
    this.host = host;
  }

  /** The only origin whose forms are accepted. */
  String origin() {
    return originOf(studio);
  }

  boolean secure() {
    return "https".equals(studio.getScheme());
  }

  /** The origin of the desktop's WebSocket, for the Content-Security-Policy. */
  String streamOrigin() {
    return originOf(host).replaceFirst("^http", "ws");
  }

  private static String originOf(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
