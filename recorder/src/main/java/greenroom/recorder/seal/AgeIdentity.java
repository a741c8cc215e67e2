package greenroom.recorder.seal;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;

/**
 * An age X25519 identity (the private key) with its recipient (the public key). Made in memory;
 * whoever makes one decides where it may live.
 *
 * @param secret {@code AGE-SECRET-KEY-1…}
 * @param recipient {@code age1…}
 */
public record AgeIdentity(String secret, String recipient) {
  public AgeIdentity {
    if (!secret.startsWith("AGE-SECRET-KEY-1") || !recipient.startsWith("age1")) {
      throw new IllegalArgumentException("Not an age X25519 identity and its recipient");
    }
  }

  /** A fresh identity. */
  public static AgeIdentity generate() {
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      return new AgeIdentity(text(pair.getPrivate()), text(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java platform cannot make X25519 keys", e);
    }
  }

  /** The bytes of an identity file, as {@code age -d -i} takes it. */
  public byte[] file() {
    return ("# public key: " + recipient + "\n" + secret + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(Key key) {
    return new String(key.getEncoded(), StandardCharsets.US_ASCII);
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "AgeIdentity[" + recipient + "]";
  }
}
