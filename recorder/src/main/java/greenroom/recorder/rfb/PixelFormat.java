package greenroom.recorder.rfb;

import java.nio.ByteBuffer;

/** How a pixel looks on the wire (RFC 6143 section 7.4). */
public record PixelFormat(
    int bitsPerPixel,
    int depth,
    boolean bigEndian,
    boolean trueColour,
    int redMax,
    int greenMax,
    int blueMax,
    int redShift,
    int greenShift,
    int blueShift) {

  /** 32 bits a pixel, in memory blue, green, red, unused. */
  public static final PixelFormat BGR0 =
      new PixelFormat(32, 24, false, true, 255, 255, 255, 16, 8, 0);

  /** Bytes on the wire. */
  public static final int SIZE = 16;

  static PixelFormat read(ByteBuffer bytes) throws RfbException {
    int bitsPerPixel = bytes.get() & 0xff;
    int depth = bytes.get() & 0xff;
    boolean bigEndian = bytes.get() != 0;
    boolean trueColour = bytes.get() != 0;
    int redMax = bytes.getShort() & 0xffff;
    int greenMax = bytes.getShort() & 0xffff;
    int blueMax = bytes.getShort() & 0xffff;
    int redShift = bytes.get() & 0xff;
    int greenShift = bytes.get() & 0xff;
    int blueShift = bytes.get() & 0xff;
    bytes.position(bytes.position() + 3);
    if (bitsPerPixel != 8 && bitsPerPixel != 16 && bitsPerPixel != 32) {
      throw new RfbException("A pixel has 8, 16 or 32 bits; not " + bitsPerPixel);
    }
    return new PixelFormat(
        bitsPerPixel,
        depth,
        bigEndian,
        trueColour,
        redMax,
        greenMax,
        blueMax,
        redShift,
        greenShift,
        blueShift);
  }

  void write(ByteBuffer bytes) {
    bytes.put((byte) bitsPerPixel).put((byte) depth);
    bytes.put((byte) (bigEndian ? 1 : 0)).put((byte) (trueColour ? 1 : 0));
    bytes.putShort((short) redMax).putShort((short) greenMax).putShort((short) blueMax);
    bytes.put((byte) redShift).put((byte) greenShift).put((byte) blueShift).put(new byte[3]);
  }
}
