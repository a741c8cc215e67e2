package greenroom.server.pay;

import greenroom.recorder.RecordingId;
import greenroom.server.Person;
import greenroom.server.PrivateFiles;
import greenroom.server.VolunteerId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives the names that the pay desk uses instead of the studio's, with a secret only it holds.
 */
public final class PayKeys {
  private final SecretKeySpec secret;

  /**
   * @param file holds the secret; made at first use
   */
  public PayKeys(Path file) {
    this.secret =
        new SecretKeySpec(
            PrivateFiles.readOrCreate(file, () -> PrivateFiles.random(32)), "HmacSHA256");
  }

  Person.Payee payee(VolunteerId volunteer) {
    return new Person.Payee(hex("payee", volunteer.toString()));
  }

  String session(RecordingId session) {
    return hex("session", session.toString());
  }

  /** Eight characters, for example {@code C7K2M9XQ}. */
  String completionCode(RecordingId session) {
    String digits =
        new BigInteger(1, derive("completion", session.toString()))
            .toString(32)
            .toUpperCase(Locale.ROOT);
    return "C" + digits.substring(0, 8);
  }

  private String hex(String kind, String value) {
    return HexFormat.of().formatHex(derive(kind, value), 0, 16);
  }

  private byte[] derive(String kind, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return mac.doFinal((kind + ":" + value).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HMAC with SHA-256", e);
    }
  }
}
