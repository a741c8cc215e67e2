package greenroom.recorder;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What signer and verifier of host tickets must agree on. */
final class HostTicketText {
  /** Precedes the payload under the signature. */
  static final String PURPOSE = "greenroom host ticket v1\n";

  private HostTicketText() {}

  /** What an API ticket is bound to: {@code METHOD path sha256hex(body)}. */
  static String request(String method, String path, byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return method + " " + path + " " + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
