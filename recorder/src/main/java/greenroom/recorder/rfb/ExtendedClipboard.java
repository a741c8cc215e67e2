package greenroom.recorder.rfb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Clipboard text in any script: the extended clipboard, of which only plain text is spoken, and
 * that always unasked, so that a text has its place among the keys. Rich text, pages, pictures and
 * files are neither announced nor read.
 *
 * <p>Source: rfbproto, "Extended Clipboard Pseudo-Encoding". A text goes over the wire with its
 * length, compressed, in UTF-8, with CR LF between lines and a NUL behind it.
 */
public final class ExtendedClipboard {
  /** The longest text, in bytes of its wire form: one that a desktop's 256 KiB hold either way. */
  public static final int MAX_TEXT = 255 << 10;

  /** The longest message that leads to. */
  static final int MAX_PAYLOAD = 256 << 10;

  private static final int TEXT = 1;
  private static final int CAPABILITIES = 1 << 24;
  private static final int NOTIFY = 1 << 27;
  private static final int PROVIDE = 1 << 28;

  private static final int FLAGS_SIZE = 4;
  private static final int LENGTH_SIZE = 4;

  private ExtendedClipboard() {}

  /**
   * Tells a desktop that its texts, up to {@link #MAX_TEXT}, may come unasked, and nothing else.
   */
  public static ClientMessage capabilities() {
    return new ClientMessage.ExtendedCutText(
        ByteBuffer.allocate(FLAGS_SIZE + LENGTH_SIZE)
            .putInt(CAPABILITIES | PROVIDE | TEXT)
            .putInt(MAX_TEXT)
            .array());
  }

  /** Puts a text that {@link #provided} answered on a desktop's clipboard. */
  public static List<ClientMessage> giving(String text) {
    byte[] notification = ByteBuffer.allocate(FLAGS_SIZE).putInt(NOTIFY | TEXT).array();
    return List.of(
        new ClientMessage.ExtendedCutText(notification),
        new ClientMessage.ExtendedCutText(provide(text)));
  }

  /**
   * The text that a message provides, with LF between lines; what is not UTF-8 in it is U+FFFD.
   * Empty if the message does anything else or the text is longer than {@link #MAX_TEXT}.
   *
   * @throws RfbException if the message is not whole, or holds more than it says
   */
  public static Optional<String> provided(byte[] payload) throws RfbException {
    if (payload.length < FLAGS_SIZE) {
      throw new RfbException("An extended clipboard message has " + payload.length + " bytes");
    }
    if (ByteBuffer.wrap(payload).getInt() != (PROVIDE | TEXT)) {
      return Optional.empty();
    }
    var wire = inflated(payload);
    return wire.isEmpty() ? Optional.empty() : text(wire.get());
  }

  /** The message's bytes that provide this text. */
  static byte[] provide(String text) {
    byte[] wire = wire(text);
    var deflater = new Deflater();
    try {
      deflater.setInput(
          ByteBuffer.allocate(LENGTH_SIZE + wire.length).putInt(wire.length).put(wire).flip());
      deflater.finish();
      var payload = ByteBuffer.allocate(MAX_PAYLOAD).putInt(PROVIDE | TEXT);
      deflater.deflate(payload);
      if (!deflater.finished()) {
        throw new IllegalArgumentException("The text is longer than " + MAX_TEXT + " bytes");
      }
      return Arrays.copyOf(payload.array(), payload.position());
    } finally {
      deflater.end();
    }
  }

  private static byte[] wire(String text) {
    return (text.replace("\n", "\r\n") + "\0").getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<String> text(byte[] wire) throws RfbException {
    var whole = new String(wire, StandardCharsets.UTF_8);
    if (whole.isEmpty() || whole.indexOf('\0') != whole.length() - 1) {
      throw new RfbException("A clipboard text does not end with its NUL");
    }
    var text = whole.substring(0, whole.length() - 1).replace("\r\n", "\n").replace('\r', '\n');
    return wire(text).length > MAX_TEXT ? Optional.empty() : Optional.of(text);
  }

  /** A text's wire form; empty, and not looked at, if it says that it is too long. */
  private static Optional<byte[]> inflated(byte[] payload) throws RfbException {
    var inflater = new Inflater();
    try {
      inflater.setInput(payload, FLAGS_SIZE, payload.length - FLAGS_SIZE);
      int length = ByteBuffer.wrap(next(inflater, LENGTH_SIZE)).getInt();
      if (Integer.compareUnsigned(length, MAX_TEXT) > 0) {
        return Optional.empty();
      }
      byte[] bytes = next(inflater, length);
      // A stream need not end there: noVNC and TigerVNC only flush it.
      if (inflater.inflate(new byte[1]) > 0 || inflater.getRemaining() > 0) {
        throw new RfbException("A clipboard text is longer than it says");
      }
      return Optional.of(bytes);
    } catch (DataFormatException e) {
      throw new RfbException("A clipboard text is not compressed as it must be");
    } finally {
      inflater.end();
    }
  }

  private static byte[] next(Inflater inflater, int count)
      throws DataFormatException, RfbException {
    var bytes = new byte[count];
    for (int at = 0; at < count; ) {
      int step = inflater.inflate(bytes, at, count - at);
      if (step == 0) {
        throw new RfbException("A clipboard text is shorter than it says");
      }
      at += step;
    }
    return bytes;
  }
}
