package greenroom.recorder.rfb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes a server's stream on, message by message, in the encodings of {@link Encodings#ALLOWED},
 * and leaves the clipboard out. Where it may pass, its text does so in messages of our own, and
 * only as the extended clipboard: so it is also what the recorder's own client of the desktop gets.
 * Blocks for bytes and for the receiver. A whole message is passed on before the next is waited
 * for.
 */
public final class ServerRelay {
  private static final int MAX_CUT_TEXT = 16 << 20;

  private static final int UPDATE = 0;
  private static final int COLOUR_MAP = 1;
  private static final int BELL = 2;
  private static final int CUT_TEXT = 3;
  private static final int END_OF_CONTINUOUS_UPDATES = 150;
  private static final int FENCE = 248;

  private final PassingBuffer stream;
  private final boolean cutTextPasses;
  private final Supplier<@Nullable PixelFormat> clientFormat;

  /** Takes what passes. */
  public interface Receiver {
    /** Takes all bytes of a buffer that is reused afterwards. */
    void send(ByteBuffer bytes) throws IOException;
  }

  /**
   * A relay at the very beginning of a connection.
   *
   * @param clientFormat the pixel format that the client asked for, or null as long as it did not
   */
  public ServerRelay(
      ReadableByteChannel server,
      Receiver receiver,
      boolean cutTextPasses,
      Supplier<@Nullable PixelFormat> clientFormat) {
    this.stream = new PassingBuffer(server, receiver);
    this.cutTextPasses = cutTextPasses;
    this.clientFormat = clientFormat;
  }

  /**
   * Passes the stream on until it ends.
   *
   * @throws RfbException if the server sends what it was not asked for
   * @throws IOException if server or receiver fail
   */
  public void run() throws IOException {
    var rectangles = new RectangleRelay(stream, handshake(), clientFormat);
    while (stream.waitForMessage()) {
      message(rectangles);
    }
  }

  /** Passes the handshake on; answers how pixels come. */
  private PixelFormat handshake() throws IOException {
    stream.pass(12);
    stream.pass(stream.unsignedByte());
    if (stream.integer() != 0) {
      throw new RfbException("The desktop refused the connection");
    }
    stream.pass(4);
    var format = stream.pixelFormat();
    stream.pass(stream.integer());
    stream.keepShortMessagesWhole();
    return format;
  }

  private void message(RectangleRelay rectangles) throws IOException {
    int type = stream.unsignedByte();
    switch (type) {
      case UPDATE -> update(rectangles);
      case COLOUR_MAP -> {
        stream.pass(3);
        stream.pass(6L * stream.unsignedShort());
      }
      case BELL, END_OF_CONTINUOUS_UPDATES -> {}
      case CUT_TEXT -> cutText();
      case FENCE -> {
        stream.pass(7);
        stream.pass(stream.unsignedByte());
      }
      default -> throw new RfbException("There is no server message of type " + type);
    }
  }

  private void cutText() throws IOException {
    stream.takeBackLastByte();
    stream.leaveOut(3);
    int length = stream.leftOutInteger();
    long size = Math.abs((long) length);
    boolean opened = cutTextPasses && length < 0;
    if (size > (opened ? ExtendedClipboard.MAX_PAYLOAD : MAX_CUT_TEXT)) {
      throw new RfbException("The desktop's clipboard text is " + size + " bytes long");
    }
    if (opened) {
      extendedCutText(stream.leftOutBytes((int) size));
    } else {
      stream.leaveOut(size);
    }
  }

  private void extendedCutText(byte[] payload) throws IOException {
    var text = ExtendedClipboard.provided(payload);
    if (text.isPresent()) {
      byte[] ours = ExtendedClipboard.provide(text.get());
      stream.insert(
          ByteBuffer.allocate(8 + ours.length)
              .put((byte) CUT_TEXT)
              .put(new byte[3])
              .putInt(-ours.length)
              .put(ours)
              .array());
    }
  }

  private void update(RectangleRelay rectangles) throws IOException {
    stream.pass(1);
    int count = stream.unsignedShort();
    boolean more = true;
    for (int i = 0; i < count && more; i++) {
      more = rectangles.pass();
    }
  }
}
