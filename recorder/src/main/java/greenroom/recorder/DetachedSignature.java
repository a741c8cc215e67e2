package greenroom.recorder;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The form of {@code manifest.sig} and {@code bundle.sig}: base64 of the Ed25519 signature over the
 * signed file's bytes, and a line feed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032">RFC 8032 (Ed25519)</a>
 */
public final class DetachedSignature {
  private DetachedSignature() {}

  /** The bytes of the signature file. */
  public static byte[] sign(byte[] file, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(file);
      return text(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A file could not be signed with this key", e);
    }
  }

  /** Whether the signature file is, to the last bit, one of this key's for this file. */
  public static boolean verifies(byte[] file, byte[] signatureFile, PublicKey key) {
    try {
      String text = new String(signatureFile, StandardCharsets.US_ASCII).strip();
      byte[] raw = Base64.getDecoder().decode(text);
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(file);
      return MessageDigest.isEqual(text(raw), signatureFile) && signature.verify(raw);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * @param base64 an X.509 encoded Ed25519 public key in base64
   * @throws FormatException if it is none
   */
  public static PublicKey publicKey(String base64) {
    try {
      byte[] encoded = Base64.getDecoder().decode(base64.strip());
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new FormatException("not an X.509 encoded Ed25519 public key in base64", e);
    }
  }

  /** The form in which manifests and bundles carry a public key. */
  public static String text(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** SHA-256 of the encoded key: what people compare. */
  public static String fingerprint(PublicKey key) {
    return "SHA256:" + Sha256.hex(key.getEncoded());
  }

  private static byte[] text(byte[] signature) {
    return (Base64.getEncoder().encodeToString(signature) + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
