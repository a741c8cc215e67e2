package greenroom.recorder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a host accepts a ticket: signed by the studio, for this host and exactly this
 * use, issued since this host started and within the last minute, and never seen before. Safe for
 * use by many threads.
 */
public final class HostTicketVerifier {
  private static final int MAX_LENGTH = 4096;
  private static final long LIFE_MILLIS = Duration.ofSeconds(60).toMillis();
  private static final long CLOCK_LEEWAY_MILLIS = Duration.ofSeconds(5).toMillis();

  private final ObjectMapper json = new ObjectMapper();
  private final PublicKey studio;
  private final String host;
  private final Clock clock;
  private final long startedAt;
  private final Map<String, Long> seenNonces = new HashMap<>();

  /** The host counts as started at the moment of this call. */
  public HostTicketVerifier(PublicKey studio, String host, Clock clock) {
    this.studio = studio;
    this.host = host;
    this.clock = clock;
    this.startedAt = clock.millis();
  }

  /** How the decision came out. */
  public sealed interface Decision {}

  /** The ticket is good, and used up by this call. */
  public record Accepted(HostTicket ticket) implements Decision {}

  /**
   * The ticket is not accepted.
   *
   * @param reason one plain sentence; names no secret
   */
  public record Refused(String reason) implements Decision {}

  /**
   * Reads the studio's public key from the text of {@code data/trust/studio.pub}.
   *
   * @param text X.509 encoded Ed25519 key in base64; white space around it is ignored
   * @throws IllegalArgumentException if it is no such key
   */
  public static PublicKey studioKey(String text) {
    try {
      byte[] encoded = Base64.getDecoder().decode(text.strip());
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The studio's public key is not an X.509 encoded Ed25519 key in base64", e);
    }
  }

  /** Decides on a ticket that asks to open a stream; the session is the ticket's. */
  public Decision forStream(String text) {
    return decide(text, HostTicket.Kind.STREAM, null);
  }

  /** Decides on a ticket that carries this API request. */
  public Decision forRequest(String text, String method, String path, byte[] body) {
    return decide(text, HostTicket.Kind.API, HostTicketText.request(method, path, body));
  }

  private Decision decide(String text, HostTicket.Kind kind, @Nullable String request) {
    HostTicket ticket = signedTicket(text);
    if (ticket == null) {
      return new Refused("The ticket is not one that the studio signed.");
    }
    if (!ticket.host().equals(host)) {
      return new Refused("The ticket is for another recorder host.");
    }
    if (ticket.kind() != kind
        || !Objects.equals(ticket.request(), request)
        || (kind == HostTicket.Kind.STREAM) == (ticket.session() == null)) {
      return new Refused("The ticket is for another request.");
    }
    long age = clock.millis() - ticket.issuedAt();
    if (ticket.issuedAt() < startedAt) {
      return new Refused("The ticket was issued before this recorder host started.");
    }
    if (age > LIFE_MILLIS || age < -CLOCK_LEEWAY_MILLIS) {
      return new Refused("The ticket has expired.");
    }
    if (!firstUse(ticket)) {
      return new Refused("The ticket was used before.");
    }
    return new Accepted(ticket);
  }

  /** Remembers a nonce for as long as its ticket could otherwise be accepted again. */
  private synchronized boolean firstUse(HostTicket ticket) {
    long now = clock.millis();
    seenNonces.values().removeIf(end -> end < now);
    return seenNonces.putIfAbsent(ticket.nonce(), ticket.issuedAt() + LIFE_MILLIS) == null;
  }

  private @Nullable HostTicket signedTicket(String text) {
    int dot = text.indexOf('.');
    if (text.length() > MAX_LENGTH || dot < 0) {
      return null;
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(text.substring(0, dot));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(studio);
      signature.update(HostTicketText.PURPOSE.getBytes(StandardCharsets.US_ASCII));
      signature.update(payload);
      return signature.verify(Base64.getUrlDecoder().decode(text.substring(dot + 1)))
          ? json.readValue(payload, HostTicket.class)
          : null;
    } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
      return null;
    }
  }
}
