package greenroom.recorder.rfb;

import static greenroom.recorder.rfb.ServerStream.joined;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Payloads of the extended clipboard, right and wrong, as others write them. */
public final class ClipboardMessages {
  public static final int TEXT = 1;
  public static final int PROVIDE = 1 << 28;

  private ClipboardMessages() {}

  /** Provides exactly these characters, NUL or not. */
  public static byte[] provide(String wire) {
    return joined(
        flags(PROVIDE | TEXT), compressed(measured(wire.getBytes(StandardCharsets.UTF_8))));
  }

  /** Provides these bytes, and says that they are so many. */
  static byte[] provide(int length, byte[] bytes) {
    return joined(flags(PROVIDE | TEXT), compressed(measured(length, bytes)));
  }

  public static byte[] flags(int flags) {
    return ByteBuffer.allocate(4).putInt(flags).array();
  }

  public static byte[] measured(byte[] bytes) {
    return measured(bytes.length, bytes);
  }

  static byte[] measured(int length, byte[] bytes) {
    return ByteBuffer.allocate(4 + bytes.length).putInt(length).put(bytes).array();
  }

  /** All of these in one stream that ends. */
  public static byte[] compressed(byte[]... pieces) {
    byte[] all = joined(pieces);
    var deflater = new Deflater();
    try {
      deflater.setInput(all);
      deflater.finish();
      var room = new byte[all.length + 100];
      return Arrays.copyOf(room, deflater.deflate(room));
    } finally {
      deflater.end();
    }
  }
}
