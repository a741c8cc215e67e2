package greenroom.server.wiring;

import greenroom.recorder.DetachedSignature;
import greenroom.server.PrivateFiles;
import greenroom.server.StudioSignature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The studio's Ed25519 key: one file with the private half (PKCS #8) and the public half (X.509),
 * base64, one a line. Recorder hosts trust the public half that {@link #publish} writes.
 */
final class StudioKey implements StudioSignature {
  private final KeyPair pair;

  private StudioKey(KeyPair pair) {
    this.pair = pair;
  }

  /** The key in this folder; made if there is none. */
  static StudioKey in(Path folder) {
    byte[] text = PrivateFiles.readOrCreate(folder.resolve("studio.key"), StudioKey::made);
    String[] lines = new String(text, StandardCharsets.US_ASCII).split("\n");
    try {
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      PrivateKey secret =
          factory.generatePrivate(
              new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0].strip())));
      PublicKey open =
          factory.generatePublic(
              new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1].strip())));
      return new StudioKey(new KeyPair(open, secret));
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | ArrayIndexOutOfBoundsException e) {
      throw new IllegalStateException(
          "The studio's key in " + folder + " is damaged. Restore it from your backup.", e);
    }
  }

  private static byte[] made() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return (base64.encodeToString(pair.getPrivate().getEncoded())
              + "\n"
              + base64.encodeToString(pair.getPublic().getEncoded())
              + "\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has Ed25519", e);
    }
  }

  /** Writes the public half where recorder hosts look for it. */
  void publish(Path file) {
    PrivateFiles.write(file, (publicKey() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  PrivateKey secret() {
    return pair.getPrivate();
  }

  @Override
  public byte[] sign(String context, byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(context.getBytes(StandardCharsets.US_ASCII));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The studio's key cannot sign", e);
    }
  }

  @Override
  public byte[] signFile(byte[] file) {
    return DetachedSignature.sign(file, pair.getPrivate());
  }

  @Override
  public String publicKey() {
    return DetachedSignature.text(pair.getPublic());
  }
}
