package greenroom.recorder.rfb;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes the rectangles of updates on, in the encodings of {@link Encodings#ALLOWED}. */
final class RectangleRelay {
  private static final int TILE = 16;

  private final PassingStream stream;
  private final Supplier<@Nullable PixelFormat> clientFormat;
  private PixelFormat serverFormat = PixelFormat.BGR0;

  private int left;
  private PassingStream.Step afterwards = () -> {};
  private int width;
  private int height;

  /** Where in the rectangle the next tile of Hextile is. */
  private int tileX;

  private int tileY;

  /**
   * @param clientFormat what the client asked for, or null as long as it did not
   */
  RectangleRelay(PassingStream stream, Supplier<@Nullable PixelFormat> clientFormat) {
    this.stream = stream;
    this.clientFormat = clientFormat;
  }

  /** How pixels come unless the client asks otherwise. */
  void serverFormat(PixelFormat format) {
    serverFormat = format;
  }

  /** Passes so many rectangles, or fewer if one says that it is the last. */
  void pass(int count, PassingStream.Step then) throws RfbException {
    left = count;
    afterwards = then;
    next();
  }

  private void next() throws RfbException {
    if (left == 0) {
      afterwards.run();
    } else {
      left--;
      stream.read(12, this::rectangle);
    }
  }

  private void rectangle(ByteBuffer head) throws RfbException {
    width = head.getShort(4) & 0xffff;
    height = head.getShort(6) & 0xffff;
    int encoding = head.getInt(8);
    switch (encoding) {
      case Encodings.RAW -> pass((long) width * height * pixel());
      case Encodings.COPY_RECT -> pass(4);
      case Encodings.HEXTILE -> {
        tileX = 0;
        tileY = 0;
        hextile();
      }
      case Encodings.TIGHT -> stream.read(1, this::tight);
      case Encodings.ZRLE, Encodings.DESKTOP_NAME -> stream.read(4, count -> pass(count.getInt()));
      case Encodings.LAST_RECT -> {
        left = 0;
        next();
      }
      case Encodings.CURSOR ->
          pass((long) width * height * pixel() + (long) ((width + 7) / 8) * height);
      case Encodings.QEMU_EXTENDED_KEY -> next();
      case Encodings.LED_STATE -> pass(1);
      default -> throw new RfbException("The desktop uses encoding " + encoding);
    }
  }

  /** The rest of the rectangle. */
  private void pass(long count) throws RfbException {
    stream.pass(count, this::next);
  }

  /** RFC 6143 section 7.7.4. */
  private void hextile() throws RfbException {
    if (tileX >= width) {
      tileX = 0;
      tileY += TILE;
    }
    if (width == 0 || tileY >= height) {
      next();
    } else {
      stream.read(1, this::tile);
    }
  }

  private void tile(ByteBuffer head) throws RfbException {
    int pixels = Math.min(TILE, width - tileX) * Math.min(TILE, height - tileY);
    tileX += TILE;
    int flags = head.get();
    if ((flags & 1) != 0) {
      stream.pass((long) pixels * pixel(), this::hextile);
      return;
    }
    int colours = ((flags & 2) != 0 ? pixel() : 0) + ((flags & 4) != 0 ? pixel() : 0);
    if ((flags & 8) == 0) {
      stream.pass(colours, this::hextile);
    } else {
      int each = (flags & 16) != 0 ? pixel() + 2 : 2;
      stream.read(
          colours + 1, bytes -> stream.pass((bytes.get(colours) & 0xffL) * each, this::hextile));
    }
  }

  /** The rfbproto registry's Tight encoding. */
  private void tight(ByteBuffer head) throws RfbException {
    int control = head.get() & 0xff;
    switch (control >> 4) {
      case 8 -> pass(tightPixel());
      case 9 -> passCompact();
      case 0, 1, 2, 3 -> tightRows((long) width * tightPixel());
      case 4, 5, 6, 7 -> stream.read(1, this::tightFilter);
      default -> throw new RfbException("The desktop uses an unknown form of Tight");
    }
  }

  private void tightFilter(ByteBuffer filter) throws RfbException {
    if (filter.get() == 1) {
      stream.read(1, this::tightPalette);
    } else {
      tightRows((long) width * tightPixel());
    }
  }

  private void tightPalette(ByteBuffer count) throws RfbException {
    int colours = (count.get() & 0xff) + 1;
    stream.pass(
        (long) colours * tightPixel(), () -> tightRows(colours <= 2 ? (width + 7) / 8 : width));
  }

  private void tightRows(long bytesOfOne) throws RfbException {
    long size = height * bytesOfOne;
    if (size < 12) {
      pass(size);
    } else {
      passCompact();
    }
  }

  /**
   * Bytes whose count comes first, in one to three bytes of which each says whether one follows.
   */
  private void passCompact() {
    stream.read(1, first -> passCompact(first.get(), 0, 0));
  }

  private void passCompact(byte read, int position, int before) throws RfbException {
    boolean last = position == 14 || read >= 0;
    int length = before | (position == 14 ? read & 0xff : read & 0x7f) << position;
    if (last) {
      pass(length);
    } else {
      stream.read(1, following -> passCompact(following.get(), position + 7, length));
    }
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
