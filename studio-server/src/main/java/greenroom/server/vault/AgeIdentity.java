package greenroom.server.vault;

import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;

/**
 * An age X25519 identity (age-encryption.org/v1).
 *
 * @param recipient {@code age1…}
 * @param identity {@code AGE-SECRET-KEY-1…}
 */
record AgeIdentity(String recipient, String identity) {

  static AgeIdentity fresh() {
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      return new AgeIdentity(
          new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII),
          new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new VaultException("An age identity could not be made", e);
    }
  }

  /**
   * The bytes as an age file for the recipient.
   *
   * @throws IllegalArgumentException if this is no X25519 recipient
   */
  static byte[] seal(byte[] content, String recipient) {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (WritableByteChannel channel =
        new StandardEncryptingChannelFactory()
            .newEncryptingChannel(
                Channels.newChannel(sealed),
                List.of(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient)))) {
      channel.write(ByteBuffer.wrap(content));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("This is no age recipient (age1…)", e);
    } catch (IOException e) {
      throw new VaultException("A key could not be sealed", e);
    }
    return sealed.toByteArray();
  }

  /** Hides the secret half. */
  @Override
  public String toString() {
    return "AgeIdentity[" + recipient + "]";
  }
}
