package greenroom.recorder.rfb;

import greenroom.recorder.rfb.ClientMessage.CutText;
import greenroom.recorder.rfb.ClientMessage.EnableContinuousUpdates;
import greenroom.recorder.rfb.ClientMessage.ExtendedCutText;
import greenroom.recorder.rfb.ClientMessage.Fence;
import greenroom.recorder.rfb.ClientMessage.Init;
import greenroom.recorder.rfb.ClientMessage.Pointer;
import greenroom.recorder.rfb.ClientMessage.QemuKey;
import greenroom.recorder.rfb.ClientMessage.SecurityChoice;
import greenroom.recorder.rfb.ClientMessage.SetDesktopSize;
import greenroom.recorder.rfb.ClientMessage.SetEncodings;
import greenroom.recorder.rfb.ClientMessage.SetPixelFormat;
import greenroom.recorder.rfb.ClientMessage.UpdateRequest;
import greenroom.recorder.rfb.ClientMessage.Version;
import greenroom.recorder.rfb.ClientMessage.Xvp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a client's byte stream into messages, wherever the stream was cut before. Holds at most one
 * message and the rest of what it was fed. After a refusal it must not be used any more.
 */
public final class ClientDecoder {
  /** The longest clipboard text that is taken; a desktop takes 256 KiB. */
  public static final int MAX_CUT_TEXT = 1 << 20;

  static final int SET_PIXEL_FORMAT = 0;
  static final int SET_ENCODINGS = 2;
  static final int UPDATE_REQUEST = 3;
  static final int KEY = 4;
  static final int POINTER = 5;
  static final int CUT_TEXT = 6;
  static final int CONTINUOUS_UPDATES = 150;
  static final int FENCE = 248;
  static final int XVP = 250;
  static final int SET_DESKTOP_SIZE = 251;
  static final int QEMU = 255;

  private static final int MAX_ENCODINGS = 512;
  private static final int MAX_FENCE = 64;
  private static final int MAX_SCREENS = 16;

  private enum Step {
    VERSION,
    SECURITY,
    INIT,
    MESSAGES
  }

  private Step step = Step.VERSION;
  private byte[] held = new byte[256];
  private int begin;
  private int end;

  /** Adds what arrived. */
  public void feed(byte[] bytes) {
    if (end + bytes.length > held.length) {
      var more = new byte[Math.max(2 * held.length, end - begin + bytes.length)];
      var target = end - begin + bytes.length <= held.length ? held : more;
      System.arraycopy(held, begin, target, 0, end - begin);
      end -= begin;
      begin = 0;
      held = target;
    }
    System.arraycopy(bytes, 0, held, end, bytes.length);
    end += bytes.length;
  }

  /**
   * The next whole message, or null until more is fed.
   *
   * @throws RfbException if what arrived is no message, or one that is too long
   */
  public @Nullable ClientMessage poll() throws RfbException {
    int length = length();
    if (length < 0 || end - begin < length) {
      return null;
    }
    var message = decode(ByteBuffer.wrap(held, begin, length));
    begin += length;
    if (begin == end) {
      // What was typed does not stay behind in an idle buffer.
      Arrays.fill(held, 0, end, (byte) 0);
      begin = 0;
      end = 0;
    }
    return message;
  }

  /** The length of the message that begins here, or −1 as long as too little is known. */
  private int length() throws RfbException {
    return switch (step) {
      case VERSION -> ClientMessage.Version.TEXT.length();
      case SECURITY, INIT -> 1;
      case MESSAGES -> end == begin ? -1 : messageLength(held[begin] & 0xff);
    };
  }

  private int messageLength(int type) throws RfbException {
    return switch (type) {
      case SET_PIXEL_FORMAT -> 20;
      case SET_ENCODINGS -> has(4) ? 4 + 4 * most("encodings", unsigned(2), MAX_ENCODINGS) : -1;
      case UPDATE_REQUEST, CONTINUOUS_UPDATES -> 10;
      case KEY -> 8;
      case POINTER -> 6;
      case CUT_TEXT -> has(8) ? 8 + most("bytes of text", cutText(), MAX_CUT_TEXT) : -1;
      case FENCE -> has(9) ? 9 + most("bytes in a fence", at(8), MAX_FENCE) : -1;
      case XVP -> 4;
      case SET_DESKTOP_SIZE -> has(8) ? 8 + 16 * most("screens", at(6), MAX_SCREENS) : -1;
      case QEMU -> qemuLength();
      default -> throw new RfbException("There is no client message of type " + type);
    };
  }

  private int qemuLength() throws RfbException {
    if (has(2) && at(1) != 0) {
      throw new RfbException("There is no client message of type 255, subtype " + at(1));
    }
    return 12;
  }

  /** A negative length means the extended clipboard. */
  private long cutText() {
    return Math.abs((long) ByteBuffer.wrap(held, begin + 4, 4).getInt());
  }

  private ClientMessage decode(ByteBuffer bytes) throws RfbException {
    return switch (step) {
      case VERSION -> {
        var text = new String(rest(bytes), StandardCharsets.US_ASCII);
        if (!text.equals(ClientMessage.Version.TEXT)) {
          throw new RfbException("The client does not speak version 3.8 of the protocol");
        }
        step = Step.SECURITY;
        yield new Version();
      }
      case SECURITY -> {
        if (bytes.get() != 1) {
          throw new RfbException("The client wants a security type that was not offered");
        }
        step = Step.INIT;
        yield new SecurityChoice();
      }
      case INIT -> {
        step = Step.MESSAGES;
        yield new Init();
      }
      case MESSAGES -> message(bytes);
    };
  }

  private static ClientMessage message(ByteBuffer bytes) throws RfbException {
    int type = bytes.get() & 0xff;
    int second = bytes.get() & 0xff;
    return switch (type) {
      case SET_PIXEL_FORMAT -> new SetPixelFormat(PixelFormat.read(skip(bytes, 2)));
      case SET_ENCODINGS -> new SetEncodings(integers(bytes));
      case UPDATE_REQUEST ->
          new UpdateRequest(second != 0, word(bytes), word(bytes), word(bytes), word(bytes));
      case KEY -> new ClientMessage.Key(second != 0, skip(bytes, 2).getInt());
      case POINTER -> new Pointer(second, word(bytes), word(bytes));
      case CUT_TEXT -> {
        int length = skip(bytes, 2).getInt();
        yield length < 0
            ? new ExtendedCutText(rest(bytes))
            : new CutText(new String(rest(bytes), StandardCharsets.ISO_8859_1));
      }
      case CONTINUOUS_UPDATES ->
          new EnableContinuousUpdates(
              second != 0, word(bytes), word(bytes), word(bytes), word(bytes));
      case FENCE -> {
        int flags = skip(bytes, 2).getInt();
        yield new Fence(flags, rest(skip(bytes, 1)));
      }
      case XVP -> new Xvp(bytes.get() & 0xff, bytes.get() & 0xff);
      case SET_DESKTOP_SIZE -> {
        int width = word(bytes);
        int height = word(bytes);
        yield new SetDesktopSize(width, height, rest(skip(bytes, 2)));
      }
      case QEMU -> new QemuKey(word(bytes) != 0, bytes.getInt(), bytes.getInt());
      default -> throw new RfbException("There is no client message of type " + type);
    };
  }

  private static List<Integer> integers(ByteBuffer bytes) {
    int count = word(bytes);
    var numbers = new ArrayList<Integer>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(bytes.getInt());
    }
    return numbers;
  }

  private static int word(ByteBuffer bytes) {
    return bytes.getShort() & 0xffff;
  }

  private static ByteBuffer skip(ByteBuffer bytes, int count) {
    return bytes.position(bytes.position() + count);
  }

  private static byte[] rest(ByteBuffer bytes) {
    var rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return rest;
  }

  private static int most(String what, long count, int limit) throws RfbException {
    if (count > limit) {
      throw new RfbException("A client may send at most " + limit + " " + what + "; not " + count);
    }
    return (int) count;
  }

  private boolean has(int count) {
    return end - begin >= count;
  }

  private int at(int offset) {
    return held[begin + offset] & 0xff;
  }

  private int unsigned(int offset) {
    return at(offset) << 8 | at(offset + 1);
  }
}
