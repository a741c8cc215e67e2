package greenroom.recorder;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in the form that the format's files carry: 64 lower-case hexadecimal digits. */
public final class Sha256 {
  /** What the first line of a part log names as the hash of the line before it. */
  public static final String ZERO = "0".repeat(64);

  private Sha256() {}

  public static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
