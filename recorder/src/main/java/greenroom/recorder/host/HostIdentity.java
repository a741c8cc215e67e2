package greenroom.recorder.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

/**
 * Who this host is: its id and the Ed25519 key that signs manifests, made at the first start and
 * kept in the host's folder as {@code id}, {@code keys/manifest.key} (PKCS #8) and {@code
 * keys/manifest.pub} (X.509), base64 text.
 */
record HostIdentity(String id, KeyPair manifestKey) {

  static HostIdentity in(Path folder) {
    try {
      AtomicFiles.makePrivateFolder(folder);
      Path keys = AtomicFiles.makePrivateFolder(folder.resolve("keys"));
      return new HostIdentity(id(folder.resolve("id")), keyPair(keys));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The recorder host cannot keep its identity in " + folder + ": " + e.getMessage(), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The recorder host's key in " + folder.resolve("keys") + " is damaged. Restore it.", e);
    }
  }

  /** The public half, X.509 encoded, base64. */
  String publicKey() {
    return Base64.getEncoder().encodeToString(manifestKey.getPublic().getEncoded());
  }

  private static String id(Path file) throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      String id = "host-" + UUID.randomUUID().toString().substring(0, 8);
      AtomicFiles.write(file, id);
      return id;
    }
  }

  private static KeyPair keyPair(Path keys) throws IOException, GeneralSecurityException {
    Path privateFile = keys.resolve("manifest.key");
    Path publicFile = keys.resolve("manifest.pub");
    if (!Files.exists(privateFile)) {
      KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      AtomicFiles.write(publicFile, base64(made.getPublic().getEncoded()));
      AtomicFiles.write(privateFile, base64(made.getPrivate().getEncoded()));
    }
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(bytes(publicFile))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(privateFile))));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(Path file) throws IOException {
    return Base64.getDecoder().decode(Files.readString(file).strip());
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "HostIdentity[" + id + "]";
  }
}
