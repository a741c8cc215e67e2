package greenroom.recorder.rfb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Everything that a client can send, the handshake's three steps included. Each knows its one wire
 * form; padding is written as zeros.
 */
public sealed interface ClientMessage {

  /** The whole message as it goes over the wire. */
  byte[] encode();

  /** Handshake, step 1. Only version 3.8 is spoken. */
  record Version() implements ClientMessage {
    static final String TEXT = "RFB 003.008\n";

    @Override
    public byte[] encode() {
      return TEXT.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Handshake, step 2: only type 1, None. */
  record SecurityChoice() implements ClientMessage {
    @Override
    public byte[] encode() {
      return new byte[] {1};
    }
  }

  /** Handshake, step 3. Always asks to share the desktop, or the recorder would be thrown out. */
  record Init() implements ClientMessage {
    @Override
    public byte[] encode() {
      return new byte[] {1};
    }
  }

  record SetPixelFormat(PixelFormat format) implements ClientMessage {
    @Override
    public byte[] encode() {
      var bytes = ByteBuffer.allocate(20);
      bytes.put((byte) ClientDecoder.SET_PIXEL_FORMAT).put(new byte[3]);
      format.write(bytes);
      return bytes.array();
    }
  }

  record SetEncodings(List<Integer> encodings) implements ClientMessage {
    public SetEncodings {
      encodings = List.copyOf(encodings);
    }

    @Override
    public byte[] encode() {
      var bytes = ByteBuffer.allocate(4 + 4 * encodings.size());
      bytes.put((byte) ClientDecoder.SET_ENCODINGS).put((byte) 0);
      bytes.putShort((short) encodings.size());
      encodings.forEach(bytes::putInt);
      return bytes.array();
    }
  }

  record UpdateRequest(boolean incremental, int x, int y, int width, int height)
      implements ClientMessage {
    @Override
    public byte[] encode() {
      return box(ClientDecoder.UPDATE_REQUEST, incremental, x, y, width, height);
    }
  }

  record Key(boolean down, int keysym) implements ClientMessage {
    @Override
    public byte[] encode() {
      return ByteBuffer.allocate(8)
          .put((byte) ClientDecoder.KEY)
          .put((byte) (down ? 1 : 0))
          .putShort((short) 0)
          .putInt(keysym)
          .array();
    }

    @Override
    public String toString() {
      return "Key[hidden]";
    }
  }

  /** Bits of {@code buttons}: left, middle, right, wheel up, down, left, right, back. */
  record Pointer(int buttons, int x, int y) implements ClientMessage {
    @Override
    public byte[] encode() {
      return ByteBuffer.allocate(6)
          .put((byte) ClientDecoder.POINTER)
          .put((byte) buttons)
          .putShort((short) x)
          .putShort((short) y)
          .array();
    }
  }

  /** Clipboard text, Latin-1. */
  record CutText(String text) implements ClientMessage {
    @Override
    public byte[] encode() {
      var latin = text.getBytes(StandardCharsets.ISO_8859_1);
      return ByteBuffer.allocate(8 + latin.length)
          .put((byte) ClientDecoder.CUT_TEXT)
          .put(new byte[3])
          .putInt(latin.length)
          .put(latin)
          .array();
    }

    @Override
    public String toString() {
      return "CutText[hidden]";
    }
  }

  /** A message of the extended clipboard. */
  record ExtendedCutText(byte[] payload) implements ClientMessage {
    @Override
    public byte[] encode() {
      return ByteBuffer.allocate(8 + payload.length)
          .put((byte) ClientDecoder.CUT_TEXT)
          .put(new byte[3])
          .putInt(-payload.length)
          .put(payload)
          .array();
    }

    @Override
    public String toString() {
      return "ExtendedCutText[hidden]";
    }
  }

  record EnableContinuousUpdates(boolean enable, int x, int y, int width, int height)
      implements ClientMessage {
    @Override
    public byte[] encode() {
      return box(ClientDecoder.CONTINUOUS_UPDATES, enable, x, y, width, height);
    }
  }

  record Fence(int flags, byte[] payload) implements ClientMessage {
    @Override
    public byte[] encode() {
      return ByteBuffer.allocate(9 + payload.length)
          .put((byte) ClientDecoder.FENCE)
          .put(new byte[3])
          .putInt(flags)
          .put((byte) payload.length)
          .put(payload)
          .array();
    }
  }

  /** Asks the machine to shut down, reboot or reset. */
  record Xvp(int version, int operation) implements ClientMessage {
    @Override
    public byte[] encode() {
      return new byte[] {(byte) ClientDecoder.XVP, 0, (byte) version, (byte) operation};
    }
  }

  /** Asks for another screen size; {@code screens} is the wire form of the layout. */
  record SetDesktopSize(int width, int height, byte[] screens) implements ClientMessage {
    @Override
    public byte[] encode() {
      return ByteBuffer.allocate(8 + screens.length)
          .put((byte) ClientDecoder.SET_DESKTOP_SIZE)
          .put((byte) 0)
          .putShort((short) width)
          .putShort((short) height)
          .put((byte) (screens.length / 16))
          .put((byte) 0)
          .put(screens)
          .array();
    }
  }

  /** A key with its XT scancode. */
  record QemuKey(boolean down, int keysym, int code) implements ClientMessage {
    @Override
    public byte[] encode() {
      return ByteBuffer.allocate(12)
          .put((byte) ClientDecoder.QEMU)
          .put((byte) 0)
          .putShort((short) (down ? 1 : 0))
          .putInt(keysym)
          .putInt(code)
          .array();
    }

    @Override
    public String toString() {
      return "QemuKey[hidden]";
    }
  }

  private static byte[] box(int type, boolean flag, int x, int y, int width, int height) {
    return ByteBuffer.allocate(10)
        .put((byte) type)
        .put((byte) (flag ? 1 : 0))
        .putShort((short) x)
        .putShort((short) y)
        .putShort((short) width)
        .putShort((short) height)
        .array();
  }
}
