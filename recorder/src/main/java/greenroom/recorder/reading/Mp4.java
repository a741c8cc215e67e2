package greenroom.recorder.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The little that must be known about a screen part without decoding it.
 *
 * @see <a href="https://www.iso.org/standard/83102.html">ISO/IEC 14496-12, boxes moof and trun</a>
 */
final class Mp4 {
  private static final int HEADER = 8;

  private Mp4() {}

  /** Whether the bytes begin with a file type box, as an initialisation segment does. */
  static boolean initialisation(byte[] part) {
    return part.length >= HEADER && type(part, 0).equals("ftyp");
  }

  /** How many pictures the part's fragments hold; -1 if it is not made of whole boxes. */
  static int pictures(byte[] part) {
    return pictures(part, 0, part.length);
  }

  private static int pictures(byte[] part, int from, int to) {
    int count = 0;
    int at = from;
    while (at < to) {
      if (to - at < HEADER) {
        return -1;
      }
      int size = ByteBuffer.wrap(part).getInt(at);
      if (size < HEADER || size > to - at) {
        return -1;
      }
      int inside =
          switch (type(part, at)) {
            case "moof", "traf" -> pictures(part, at + HEADER, at + size);
            case "trun" -> size < HEADER + 8 ? -1 : ByteBuffer.wrap(part).getInt(at + HEADER + 4);
            default -> 0;
          };
      if (inside < 0) {
        return -1;
      }
      count += inside;
      at += size;
    }
    return count;
  }

  private static String type(byte[] part, int at) {
    return new String(part, at + 4, 4, StandardCharsets.ISO_8859_1);
  }
}
