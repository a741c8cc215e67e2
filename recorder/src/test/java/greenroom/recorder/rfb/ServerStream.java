package greenroom.recorder.rfb;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a desktop sends, byte by byte, for tests. */
public final class ServerStream {
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private ServerStream() {}

  /** A desktop of 40 × 20 pixels, 32 bits each. */
  public static byte[] handshake() {
    return bytes(
        out -> {
          out.writeBytes("RFB 003.008\n");
          out.write(new byte[] {1, 1});
          out.writeInt(0);
          out.writeShort(40);
          out.writeShort(20);
          out.write(new byte[] {32, 24, 0, 1, 0, -1, 0, -1, 0, -1, 16, 8, 0, 0, 0, 0});
          out.writeInt(4);
          out.writeBytes("desk");
        });
  }

  /** Every message that a desktop may send. */
  public static List<byte[]> messages() {
    return List.of(
        update(),
        bell(),
        cutText("some text"),
        extendedCutText(ClipboardMessages.provide("Grüße – 日本語 😀\0")),
        fence(),
        colourMap(),
        screenUpdate());
  }

  /** The handshake, then this. */
  public static byte[] after(byte[] message) {
    return joined(handshake(), message);
  }

  /** A colour map of two entries, which a desktop of true colours may send all the same. */
  static byte[] colourMap() {
    return bytes(
        out -> {
          out.write(new byte[] {1, 0, 0, 0});
          out.writeShort(2);
          out.write(new byte[12]);
        });
  }

  /** An update as the recorder asks for it: raw pixels, and a copy of them. */
  static byte[] screenUpdate() {
    return bytes(
        out -> {
          out.write(new byte[] {0, 0});
          out.writeShort(2);
          rectangle(out, 5, 3, 0, new byte[60]);
          rectangle(out, 5, 3, 1, new byte[4]);
        });
  }

  /** An update of all 40 × 20 pixels in one shade of grey. */
  public static byte[] wholeScreen(byte shade) {
    return bytes(
        out -> {
          out.write(new byte[] {0, 0});
          out.writeShort(1);
          byte[] pixels = new byte[4 * 40 * 20];
          Arrays.fill(pixels, shade);
          rectangle(out, 40, 20, 0, pixels);
        });
  }

  public static byte[] bell() {
    return new byte[] {2};
  }

  public static byte[] cutText(String text) {
    return bytes(
        out -> {
          out.write(new byte[] {3, 0, 0, 0});
          out.writeInt(text.length());
          out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        });
  }

  /** A message of the extended clipboard. */
  public static byte[] extendedCutText(byte[] payload) {
    return bytes(
        out -> {
          out.write(new byte[] {3, 0, 0, 0});
          out.writeInt(-payload.length);
          out.write(payload);
        });
  }

  static byte[] fence() {
    return bytes(
        out -> {
          out.write(new byte[] {(byte) 248, 0, 0, 0});
          out.writeInt(1);
          out.write(new byte[] {3, 7, 8, 9});
        });
  }

  /** An update with a rectangle of every encoding that a browser may use. */
  static byte[] update() {
    return bytes(
        out -> {
          out.write(new byte[] {0, 0});
          out.writeShort(65535);
          rectangle(out, 5, 3, 0, new byte[60]);
          rectangle(out, 5, 3, 1, new byte[4]);
          rectangle(out, 17, 2, 5, hextile());
          rectangle(out, 10, 10, 7, new byte[] {(byte) 0x80, 1, 2, 3});
          rectangle(
              out, 10, 10, 7, joined(new byte[] {(byte) 0x90, (byte) 0x81, 1}, new byte[129]));
          rectangle(out, 1, 2, 7, joined(new byte[] {0}, new byte[6]));
          rectangle(
              out,
              10,
              10,
              7,
              joined(new byte[] {0x50, 1, 1}, new byte[6], new byte[] {5}, new byte[5]));
          rectangle(out, 3, 2, 7, joined(new byte[] {0x50, 1, 2}, new byte[9], new byte[6]));
          rectangle(
              out,
              20,
              20,
              7,
              joined(new byte[] {0x40, 2, (byte) 0x80, (byte) 0x80, 1}, new byte[16384]));
          rectangle(out, 10, 10, 16, joined(new byte[] {0, 0, 0, 7}, new byte[7]));
          rectangle(out, 9, 2, -239, new byte[9 * 2 * 4 + 2 * 2]);
          rectangle(out, 0, 0, -258, new byte[0]);
          rectangle(out, 0, 0, -261, new byte[1]);
          rectangle(out, 0, 0, -307, new byte[] {0, 0, 0, 2, 'h', 'i'});
          rectangle(out, 0, 0, -224, new byte[0]);
        });
  }

  /**
   * One tile of each kind: raw would be 16 × 2; here background with two coloured boxes, and raw.
   */
  private static byte[] hextile() {
    return joined(
        new byte[] {2 | 8 | 16},
        new byte[4],
        new byte[] {2},
        new byte[12],
        new byte[] {1},
        new byte[8]);
  }

  private static void rectangle(
      DataOutputStream out, int width, int height, int encoding, byte[] body) throws IOException {
    out.writeInt(0);
    out.writeShort(width);
    out.writeShort(height);
    out.writeInt(encoding);
    out.write(body);
  }

  public static byte[] joined(byte[]... pieces) {
    var all = new ByteArrayOutputStream();
    for (var piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(Writing writing) {
    var bytes = new ByteArrayOutputStream();
    try {
      writing.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
