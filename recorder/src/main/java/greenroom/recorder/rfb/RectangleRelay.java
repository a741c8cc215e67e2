package greenroom.recorder.rfb;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes the rectangles of updates on, in the encodings of {@link Encodings#ALLOWED}. */
final class RectangleRelay {
  private final PassingBuffer stream;
  private final PixelFormat serverFormat;
  private final Supplier<@Nullable PixelFormat> clientFormat;

  /**
   * @param serverFormat how pixels come unless the client asked otherwise
   * @param clientFormat what the client asked for, or null as long as it did not
   */
  RectangleRelay(
      PassingBuffer stream,
      PixelFormat serverFormat,
      Supplier<@Nullable PixelFormat> clientFormat) {
    this.stream = stream;
    this.serverFormat = serverFormat;
    this.clientFormat = clientFormat;
  }

  /** Passes one rectangle; answers false if it says that it is the last. */
  boolean pass() throws IOException {
    stream.pass(4);
    int width = stream.unsignedShort();
    int height = stream.unsignedShort();
    int encoding = stream.integer();
    switch (encoding) {
      case Encodings.RAW -> stream.pass((long) width * height * pixel());
      case Encodings.COPY_RECT -> stream.pass(4);
      case Encodings.HEXTILE -> hextile(width, height);
      case Encodings.TIGHT -> tight(width, height);
      case Encodings.ZRLE -> passCounted();
      case Encodings.LAST_RECT -> {
        return false;
      }
      case Encodings.CURSOR ->
          stream.pass((long) width * height * pixel() + (long) ((width + 7) / 8) * height);
      case Encodings.QEMU_EXTENDED_KEY -> {}
      case Encodings.LED_STATE -> stream.pass(1);
      case Encodings.DESKTOP_NAME -> passCounted();
      default -> throw new RfbException("The desktop uses encoding " + encoding);
    }
    return true;
  }

  private void passCounted() throws IOException {
    int count = stream.integer();
    if (count < 0) {
      throw new RfbException("The desktop announced " + count + " bytes");
    }
    stream.pass(count);
  }

  /** RFC 6143 section 7.7.4. */
  private void hextile(int width, int height) throws IOException {
    for (int y = 0; y < height; y += 16) {
      for (int x = 0; x < width; x += 16) {
        int pixels = Math.min(16, width - x) * Math.min(16, height - y);
        int flags = stream.unsignedByte();
        if ((flags & 1) != 0) {
          stream.pass((long) pixels * pixel());
        } else {
          stream.pass((flags & 2) != 0 ? pixel() : 0);
          stream.pass((flags & 4) != 0 ? pixel() : 0);
          if ((flags & 8) != 0) {
            int each = (flags & 16) != 0 ? pixel() + 2 : 2;
            stream.pass((long) stream.unsignedByte() * each);
          }
        }
      }
    }
  }

  /** The rfbproto registry's Tight encoding. */
  private void tight(int width, int height) throws IOException {
    int control = stream.unsignedByte();
    switch (control >> 4) {
      case 8 -> stream.pass(tightPixel());
      case 9 -> stream.pass(compactLength());
      case 0, 1, 2, 3, 4, 5, 6, 7 -> {
        long size = (long) height * tightRow(control, width);
        stream.pass(size < 12 ? size : compactLength());
      }
      default -> throw new RfbException("The desktop uses an unknown form of Tight");
    }
  }

  /** Passes what comes before the pixels; answers the bytes of a row of them. */
  private long tightRow(int control, int width) throws IOException {
    int filter = (control & 0x40) != 0 ? stream.unsignedByte() : 0;
    if (filter == 1) {
      int colours = stream.unsignedByte() + 1;
      stream.pass((long) colours * tightPixel());
      return colours <= 2 ? (width + 7) / 8 : width;
    }
    return (long) width * tightPixel();
  }

  private long compactLength() throws IOException {
    int first = stream.unsignedByte();
    if ((first & 0x80) == 0) {
      return first;
    }
    int second = stream.unsignedByte();
    int length = (first & 0x7f) | (second & 0x7f) << 7;
    return (second & 0x80) == 0 ? length : length | stream.unsignedByte() << 14;
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
}
