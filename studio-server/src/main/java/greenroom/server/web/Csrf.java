package greenroom.server.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Shows that a form came from one of our own pages. Each browser carries a random cookie that no
 * script can read; its forms carry a hash of it, which only a page that we made for this browser
 * can know. Nothing is kept on the server, so forms outlive a restart.
 */
final class Csrf {
  static final String FIELD = "csrf";
  static final String HEADER = "X-CSRF-Token";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Csrf() {}

  /** A new cookie value: 128 random bits. */
  static String newCookie() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static boolean isCookie(String value) {
    return value.matches("[0-9a-f]{32}");
  }

  /** The token that forms of the browser with this cookie carry. */
  static String token(String cookie) {
    return HexFormat.of().formatHex(sha256("greenroom form " + cookie));
  }

  static boolean matches(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
