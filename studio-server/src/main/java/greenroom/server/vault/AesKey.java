package greenroom.server.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce: {@code nonce ‖ ciphertext ‖ tag}. Keys
 * wrap few secrets, so random nonces do not meet.
 */
final class AesKey {
  static final int BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  AesKey(byte[] key) {
    if (key.length != BYTES) {
      throw new VaultException("A key of the vault has " + key.length + " bytes instead of 32");
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  byte[] wrap(byte[] secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(secret);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new VaultException("A secret could not be wrapped", e);
    }
  }

  byte[] unwrap(byte[] wrapped, String context) {
    if (wrapped.length < NONCE_BYTES) {
      throw new VaultException("A wrapped secret is too short");
    }
    ByteBuffer bytes = ByteBuffer.wrap(wrapped);
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] sealed = new byte[bytes.remaining()];
    bytes.get(sealed);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(sealed);
    } catch (GeneralSecurityException e) {
      throw new VaultException(
          "A wrapped secret does not fit this key and context, or was changed", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
