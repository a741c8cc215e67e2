package greenroom.recorder.rfb;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes a server's stream on, message by message, in the encodings of {@link Encodings#ALLOWED},
 * and leaves clipboard text out unless it may pass. Blocks for bytes and for the receiver; what was
 * read is passed on before more is waited for. Holds 64 KiB.
 */
public final class ServerRelay {
  private static final int BUFFER = 64 << 10;
  private static final int MAX_CUT_TEXT = 16 << 20;

  private static final int UPDATE = 0;
  private static final int COLOUR_MAP = 1;
  private static final int BELL = 2;
  private static final int CUT_TEXT = 3;
  private static final int END_OF_CONTINUOUS_UPDATES = 150;
  private static final int FENCE = 248;

  private final ReadableByteChannel server;
  private final Receiver receiver;
  private final boolean cutTextPasses;
  private final Supplier<@Nullable PixelFormat> clientFormat;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();

  /** What was read and is not passed on yet begins here. */
  private int unsent;

  private PixelFormat serverFormat = PixelFormat.BGR0;

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
    this.server = server;
    this.receiver = receiver;
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
    handshake();
    while (waitForByte()) {
      message();
    }
  }

  private void handshake() throws IOException {
    pass(12);
    pass(unsignedByte());
    if (integer() != 0) {
      throw new RfbException("The desktop refused the connection");
    }
    pass(4);
    serverFormat = pixelFormat();
    pass(integer());
  }

  private void message() throws IOException {
    int type = unsignedByte();
    switch (type) {
      case UPDATE -> update();
      case COLOUR_MAP -> {
        pass(3);
        pass(6L * unsignedShort());
      }
      case BELL, END_OF_CONTINUOUS_UPDATES -> {}
      case CUT_TEXT -> cutText();
      case FENCE -> {
        pass(7);
        pass(unsignedByte());
      }
      default -> throw new RfbException("There is no server message of type " + type);
    }
  }

  private void cutText() throws IOException {
    if (!cutTextPasses) {
      // The type was read already, and nothing was passed on since.
      buffer.position(buffer.position() - 1);
      flush();
      buffer.position(buffer.position() + 1);
      leaveOut(3);
      leaveOut(cutTextLength(() -> leftOutInteger()));
    } else {
      pass(3);
      pass(cutTextLength(this::integer));
    }
  }

  private interface Length {
    int read() throws IOException;
  }

  private static long cutTextLength(Length length) throws IOException {
    long size = Math.abs((long) length.read());
    if (size > MAX_CUT_TEXT) {
      throw new RfbException("The desktop's clipboard text is " + size + " bytes long");
    }
    return size;
  }

  private void update() throws IOException {
    pass(1);
    int count = unsignedShort();
    boolean more = true;
    for (int i = 0; i < count && more; i++) {
      more = rectangle();
    }
  }

  /** Passes one rectangle; answers false if it says that it is the last. */
  private boolean rectangle() throws IOException {
    pass(4);
    int width = unsignedShort();
    int height = unsignedShort();
    int encoding = integer();
    switch (encoding) {
      case Encodings.RAW -> pass((long) width * height * pixel());
      case Encodings.COPY_RECT -> pass(4);
      case Encodings.HEXTILE -> hextile(width, height);
      case Encodings.TIGHT -> tight(width, height);
      case Encodings.ZRLE -> passCounted();
      case Encodings.LAST_RECT -> {
        return false;
      }
      case Encodings.CURSOR ->
          pass((long) width * height * pixel() + (long) ((width + 7) / 8) * height);
      case Encodings.QEMU_EXTENDED_KEY -> {}
      case Encodings.LED_STATE -> pass(1);
      case Encodings.DESKTOP_NAME -> passCounted();
      default -> throw new RfbException("The desktop uses encoding " + encoding);
    }
    return true;
  }

  private void passCounted() throws IOException {
    int count = integer();
    if (count < 0) {
      throw new RfbException("The desktop announced " + count + " bytes");
    }
    pass(count);
  }

  /** RFC 6143 section 7.7.4. */
  private void hextile(int width, int height) throws IOException {
    for (int y = 0; y < height; y += 16) {
      for (int x = 0; x < width; x += 16) {
        int pixels = Math.min(16, width - x) * Math.min(16, height - y);
        int flags = unsignedByte();
        if ((flags & 1) != 0) {
          pass((long) pixels * pixel());
        } else {
          pass((flags & 2) != 0 ? pixel() : 0);
          pass((flags & 4) != 0 ? pixel() : 0);
          if ((flags & 8) != 0) {
            int each = (flags & 16) != 0 ? pixel() + 2 : 2;
            pass((long) unsignedByte() * each);
          }
        }
      }
    }
  }

  /** The rfbproto registry's Tight encoding. */
  private void tight(int width, int height) throws IOException {
    int control = unsignedByte();
    switch (control >> 4) {
      case 8 -> pass(tightPixel());
      case 9 -> pass(compactLength());
      case 0, 1, 2, 3, 4, 5, 6, 7 -> {
        long size = (long) height * tightRow(control, width);
        pass(size < 12 ? size : compactLength());
      }
      default -> throw new RfbException("The desktop uses an unknown form of Tight");
    }
  }

  /** Passes what comes before the pixels; answers the bytes of a row of them. */
  private long tightRow(int control, int width) throws IOException {
    int filter = (control & 0x40) != 0 ? unsignedByte() : 0;
    if (filter == 1) {
      int colours = unsignedByte() + 1;
      pass((long) colours * tightPixel());
      return colours <= 2 ? (width + 7) / 8 : width;
    }
    return (long) width * tightPixel();
  }

  private long compactLength() throws IOException {
    int first = unsignedByte();
    if ((first & 0x80) == 0) {
      return first;
    }
    int second = unsignedByte();
    int length = (first & 0x7f) | (second & 0x7f) << 7;
    return (second & 0x80) == 0 ? length : length | unsignedByte() << 14;
  }

  private int pixel() {
    return format().bitsPerPixel() / 8;
  }

  private int tightPixel() {
    var format = format();
    boolean packed =
        format.bitsPerPixel() == 32
            && format.depth() == 24
            && format.redMax() == 255
            && format.greenMax() == 255
            && format.blueMax() == 255;
    return packed ? 3 : pixel();
  }

  private PixelFormat format() {
    var asked = clientFormat.get();
    return asked == null ? serverFormat : asked;
  }

  private boolean waitForByte() throws IOException {
    return buffer.hasRemaining() || fill();
  }

  private int unsignedByte() throws IOException {
    need(1);
    return buffer.get() & 0xff;
  }

  private int unsignedShort() throws IOException {
    need(2);
    return buffer.getShort() & 0xffff;
  }

  private int integer() throws IOException {
    need(4);
    return buffer.getInt();
  }

  private PixelFormat pixelFormat() throws IOException {
    need(PixelFormat.SIZE);
    return PixelFormat.read(buffer);
  }

  private int leftOutInteger() throws IOException {
    int value = integer();
    unsent = buffer.position();
    return value;
  }

  private void pass(long count) throws IOException {
    move(count, false);
  }

  private void leaveOut(long count) throws IOException {
    unsent = buffer.position();
    move(count, true);
  }

  private void move(long count, boolean leftOut) throws IOException {
    if (count < 0) {
      throw new RfbException("The desktop announced " + count + " bytes");
    }
    for (long left = count; left > 0; ) {
      need(1);
      int step = (int) Math.min(left, buffer.remaining());
      buffer.position(buffer.position() + step);
      unsent = leftOut ? buffer.position() : unsent;
      left -= step;
    }
  }

  private void need(int count) throws IOException {
    while (buffer.remaining() < count) {
      if (!fill()) {
        throw new EOFException("The desktop's stream ended within a message");
      }
    }
  }

  /** Passes on what was read and waits for more; answers false at the end of the stream. */
  private boolean fill() throws IOException {
    flush();
    buffer.compact();
    unsent = 0;
    try {
      return server.read(buffer) >= 0;
    } finally {
      buffer.flip();
    }
  }

  private void flush() throws IOException {
    if (unsent < buffer.position()) {
      receiver.send(buffer.duplicate().limit(buffer.position()).position(unsent).slice());
    }
    unsent = buffer.position();
  }
}
