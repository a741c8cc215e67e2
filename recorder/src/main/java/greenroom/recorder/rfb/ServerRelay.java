package greenroom.recorder.rfb;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes a server's stream on, message by message, in the encodings of {@link Encodings#ALLOWED},
 * and leaves the clipboard out. Where it may pass, its text does so in messages of our own, and
 * only as the extended clipboard: so it is also what the recorder's own client of the desktop gets.
 * Never waits, and holds nothing but a clipboard text until it is whole.
 */
public final class ServerRelay {
  private static final int MAX_CUT_TEXT = 16 << 20;

  private static final int UPDATE = 0;
  private static final int COLOUR_MAP = 1;
  private static final int BELL = 2;
  private static final int CUT_TEXT = 3;
  private static final int END_OF_CONTINUOUS_UPDATES = 150;
  private static final int FENCE = 248;

  private final PassingStream stream;
  private final boolean cutTextPasses;
  private final RectangleRelay rectangles;
  private boolean withinMessage;

  /**
   * A relay at the very beginning of a connection.
   *
   * @param receiver takes what passes over, and releases it
   * @param clientFormat the pixel format that the client asked for, or null as long as it did not
   */
  public ServerRelay(
      Consumer<ByteBuf> receiver,
      boolean cutTextPasses,
      Supplier<@Nullable PixelFormat> clientFormat) {
    this.stream = new PassingStream(receiver);
    this.cutTextPasses = cutTextPasses;
    this.rectangles = new RectangleRelay(stream, clientFormat);
    handshake();
  }

  /**
   * Passes on what of the next piece of the stream may pass, at once. The piece stays the caller's.
   *
   * @throws RfbException if the server sends what it was not asked for; the relay must not be used
   *     any more then
   */
  public void feed(ByteBuf piece) throws RfbException {
    stream.feed(piece);
  }

  /** Whether the rest of a message, past the handshake, is still to come. */
  public boolean withinMessage() {
    return withinMessage;
  }

  /** Version, security types, the result, and what the desktop is like. */
  private void handshake() {
    stream.read(12, version -> stream.read(1, types -> stream.pass(unsigned(types), this::result)));
  }

  private void result() {
    stream.read(
        4,
        result -> {
          if (result.getInt() != 0) {
            throw new RfbException("The desktop refused the connection");
          }
          stream.read(4 + PixelFormat.SIZE + 4, this::desktop);
        });
  }

  private void desktop(ByteBuffer bytes) throws RfbException {
    rectangles.serverFormat(PixelFormat.read(bytes.position(4)));
    stream.pass(bytes.getInt(), this::awaitMessage);
  }

  private void awaitMessage() {
    withinMessage = false;
    stream.read(1, this::message);
  }

  private void message(ByteBuffer bytes) throws RfbException {
    withinMessage = true;
    int type = unsigned(bytes);
    switch (type) {
      case UPDATE ->
          stream.read(3, head -> rectangles.pass(head.getShort(1) & 0xffff, this::awaitMessage));
      case COLOUR_MAP ->
          stream.read(5, head -> stream.pass(6L * (head.getShort(3) & 0xffff), this::awaitMessage));
      case BELL, END_OF_CONTINUOUS_UPDATES -> awaitMessage();
      case CUT_TEXT -> {
        stream.leaveOutFromLastByte();
        stream.read(7, head -> cutText(head.getInt(3)));
      }
      case FENCE -> stream.read(8, head -> stream.pass(head.get(7) & 0xff, this::awaitMessage));
      default -> throw new RfbException("There is no server message of type " + type);
    }
  }

  /** A negative length means the extended clipboard. */
  private void cutText(int length) throws RfbException {
    long size = Math.abs((long) length);
    boolean opened = cutTextPasses && length < 0;
    if (size > (opened ? ExtendedClipboard.MAX_PAYLOAD : MAX_CUT_TEXT)) {
      throw new RfbException("The desktop's clipboard text is " + size + " bytes long");
    }
    if (opened) {
      stream.read((int) size, this::extendedCutText);
    } else {
      stream.pass(size, this::afterCutText);
    }
  }

  private void extendedCutText(ByteBuffer payload) throws RfbException {
    var bytes = new byte[payload.remaining()];
    payload.get(bytes);
    var text = ExtendedClipboard.provided(bytes);
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
    afterCutText();
  }

  private void afterCutText() {
    stream.passAgain();
    awaitMessage();
  }

  private static int unsigned(ByteBuffer bytes) {
    return bytes.get() & 0xff;
  }
}
