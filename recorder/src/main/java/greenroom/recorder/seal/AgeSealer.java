package greenroom.recorder.seal;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import greenroom.recorder.Sealer;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Seals to one or more age X25519 recipients. Safe for use by many threads.
 *
 * @see <a href="https://age-encryption.org/v1">the age file format, version 1</a>
 */
public final class AgeSealer implements Sealer {
  private static final int OVERHEAD = 1024;

  private final List<RecipientStanzaWriter> recipients;

  private AgeSealer(List<RecipientStanzaWriter> recipients) {
    this.recipients = recipients;
  }

  /**
   * @param recipients each {@code age1…}; whoever holds the identity of any can open
   * @throws IllegalArgumentException if there is none or one is no age X25519 recipient
   */
  public static AgeSealer to(String... recipients) {
    if (recipients.length == 0) {
      throw new IllegalArgumentException("Sealing needs at least one age recipient");
    }
    return new AgeSealer(List.of(recipients).stream().map(AgeSealer::writer).toList());
  }

  private static RecipientStanzaWriter writer(String recipient) {
    try {
      return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient.strip());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "Not an age recipient: expected 62 characters that begin with age1", e);
    }
  }

  @Override
  public byte[] seal(byte[] plain) {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream(plain.length + OVERHEAD);
    try (WritableByteChannel channel =
        new StandardEncryptingChannelFactory()
            .newEncryptingChannel(Channels.newChannel(sealed), recipients)) {
      ByteBuffer buffer = ByteBuffer.wrap(plain);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw new TroubleException(
          SessionProblem.SEAL_FAILED,
          "Encryption failed, so nothing may be stored and recording stopped.",
          e);
    }
    return sealed.toByteArray();
  }
}
