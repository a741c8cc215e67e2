package greenroom.recorder.reading;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The age X25519 identities of an identity file, which open what was sealed to any of them.
 *
 * @see <a href="https://age-encryption.org/v1">the age file format, version 1</a>
 */
public final class AgeIdentities {
  private static final int MAX_FILE = 1 << 20;

  private final List<RecipientStanzaReader> readers;

  private AgeIdentities(List<RecipientStanzaReader> readers) {
    this.readers = readers;
  }

  /**
   * Reads an identity file as {@code age-keygen} writes it.
   *
   * @throws ReadingException if it cannot be read or holds no identity
   */
  public static AgeIdentities read(Path file) {
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new ReadingException(file + " is far too large to be an identity file.");
      }
      return of(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
    } catch (IOException e) {
      throw new ReadingException(
          "The identity file " + file + " cannot be read. Give the file that age-keygen wrote.", e);
    }
  }

  /**
   * @param text lines of identities and {@code #} comments
   * @param name what to call it in a message
   */
  public static AgeIdentities of(String text, String name) {
    List<RecipientStanzaReader> readers = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        readers.add(reader(line, name));
      }
    }
    if (readers.isEmpty()) {
      throw new ReadingException(name + " holds no identity: expected a line AGE-SECRET-KEY-1….");
    }
    return new AgeIdentities(List.copyOf(readers));
  }

  private static RecipientStanzaReader reader(String line, String name) {
    try {
      return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line);
    } catch (GeneralSecurityException | RuntimeException _) {
      throw new ReadingException(
          name
              + " is no age identity file: a line is neither a comment nor AGE-SECRET-KEY-1…."
              + (line.startsWith("age1") ? " This is a recipient, its public half." : ""));
    }
  }

  /**
   * Opens one age file.
   *
   * @param what its name, for the message
   * @throws ReadingException.WrongKey if it was sealed to others
   * @throws ReadingException.Damaged if it is not, to the last bit, what was sealed
   */
  public byte[] open(byte[] sealed, String what) {
    try (ReadableByteChannel channel =
        new StandardDecryptingChannelFactory()
            .newDecryptingChannel(
                Channels.newChannel(new ByteArrayInputStream(sealed)), new ArrayList<>(readers))) {
      return Channels.newInputStream(channel).readAllBytes();
    } catch (UnsupportedRecipientStanzaException _) {
      throw new ReadingException.WrongKey(
          "The identity does not open " + what + ": it was sealed to another recipient.");
    } catch (GeneralSecurityException | IOException | RuntimeException _) {
      throw new ReadingException.Damaged(what + " is damaged: it is not what was sealed.");
    }
  }

  /** Hides the secrets. */
  @Override
  public String toString() {
    return "AgeIdentities[" + readers.size() + "]";
  }
}
