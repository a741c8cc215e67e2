package greenroom.recorder;

import org.jspecify.annotations.Nullable;

/**
 * A short-lived, single-use word of the studio's to a recorder host, signed with the studio's
 * Ed25519 key. It opens one stream ({@link Kind#STREAM}) or carries one API request ({@link
 * Kind#API}, bound to method, path and body). Never put into a URL.
 *
 * @param host the only host that may accept it
 * @param session the session whose stream it opens; null for an API request
 * @param request {@code METHOD path sha256(body)} of the API request; null for a stream
 * @param nonce 128 random bits, hex; a host accepts each once
 * @param issuedAt milliseconds since the epoch; a host refuses what is older than its own start or
 *     a minute
 */
public record HostTicket(
    Kind kind,
    String host,
    @Nullable RecordingId session,
    @Nullable String request,
    String nonce,
    long issuedAt) {

  /** What a ticket is good for. */
  public enum Kind {
    STREAM,
    API
  }

  /** Hides the nonce. */
  @Override
  public String toString() {
    return "HostTicket[" + kind + " " + host + "]";
  }
}
