package greenroom.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Issues {@link HostTicket}s in their text form: {@code base64url(payload JSON)} {@code .} {@code
 * base64url(Ed25519 signature)}, without padding. The signature covers {@link
 * HostTicketText#PURPOSE} followed by the payload's bytes, so that nothing else which the studio's
 * key signs can pass for a ticket.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032">RFC 8032 (Ed25519)</a>
 */
public final class HostTicketSigner {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private final ObjectMapper json = new ObjectMapper();
  private final SecureRandom random = new SecureRandom();
  private final PrivateKey key;
  private final Clock clock;

  /**
   * @param key the studio's Ed25519 private key
   */
  public HostTicketSigner(PrivateKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** A ticket that opens this session's stream once. */
  public String forStream(String host, RecordingId session) {
    return sign(ticket(HostTicket.Kind.STREAM, host, session, null));
  }

  /**
   * A ticket for one API request; goes into {@code Authorization: Greenroom <ticket>}.
   *
   * @param path the request's path as sent, without query
   * @param body the request's body, exactly as sent; empty if there is none
   */
  public String forRequest(String host, String method, String path, byte[] body) {
    String request = HostTicketText.request(method, path, body);
    return sign(ticket(HostTicket.Kind.API, host, null, request));
  }

  private HostTicket ticket(
      HostTicket.Kind kind, String host, @Nullable RecordingId session, @Nullable String request) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    return new HostTicket(
        kind, host, session, request, HexFormat.of().formatHex(nonce), clock.millis());
  }

  String sign(HostTicket ticket) {
    try {
      byte[] payload = json.writeValueAsBytes(ticket);
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(HostTicketText.PURPOSE.getBytes(StandardCharsets.US_ASCII));
      signature.update(payload);
      return BASE64.encodeToString(payload) + "." + BASE64.encodeToString(signature.sign());
    } catch (JsonProcessingException | GeneralSecurityException e) {
      throw new IllegalStateException("A host ticket could not be signed with this key", e);
    }
  }
}
