package greenroom.recorder.rfb;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What a fuzzer feeds to both directions of the gate: whatever comes, a message is read or refused
 * with a plain exception, and nothing is held beyond the longest message.
 */
public final class RfbFuzz {
  /** A paste of the longest length, and the piece that came with it. */
  private static final long MOST_HELD = ClientDecoder.MAX_CUT_TEXT + (64 << 10);

  /** Of one compressed byte may come so many, and of each that is not UTF-8 three. */
  private static final long MOST_GROWTH = 1032 * 3;

  private RfbFuzz() {}

  /** Called by the fuzzer. The first byte chooses direction and pieces, the rest is the stream. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(data, 1, data.length);
    try {
      if ((data[0] & 1) == 0) {
        fromBrowser(stream, 1 + (data[0] & 0x7f));
      } else {
        fromDesktop(stream, 1 + (data[0] & 0x7c), (data[0] & 2) != 0);
      }
    } catch (IOException refused) {
      // The connection ends; that is all.
      return;
    }
  }

  /** A whole session of a browser: the handshake, and each message once. */
  public static byte[] everyClientMessage() {
    var all = new ByteArrayOutputStream();
    all.writeBytes(new ClientMessage.Version().encode());
    all.writeBytes(new ClientMessage.SecurityChoice().encode());
    all.writeBytes(new ClientMessage.Init().encode());
    ClientDecoderTest.messages().forEach(message -> all.writeBytes(message.encode()));
    return all.toByteArray();
  }

  private static void fromBrowser(byte[] stream, int piece) throws RfbException {
    var decoder = new ClientDecoder();
    for (int at = 0; at < stream.length; at += piece) {
      decoder.feed(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + piece)));
      for (var message = decoder.poll(); message != null; message = decoder.poll()) {
        if (message.encode().length > MOST_HELD) {
          throw new IllegalStateException("A message is longer than any may be");
        }
        if (message instanceof ClientMessage.ExtendedCutText text) {
          clipboard(text.payload());
        }
      }
    }
  }

  /** A text that is taken comes out of our own message again as it is. */
  private static void clipboard(byte[] payload) throws RfbException {
    var text = ExtendedClipboard.provided(payload);
    if (text.isPresent()) {
      byte[] ours = ExtendedClipboard.provide(text.get());
      if (ours.length > ExtendedClipboard.MAX_PAYLOAD
          || !ExtendedClipboard.provided(ours).equals(text)) {
        throw new IllegalStateException("A text is not what goes on");
      }
    }
  }

  private static void fromDesktop(byte[] stream, int piece, boolean clipboard) throws RfbException {
    var receiver = new Receiver(clipboard ? MOST_GROWTH * stream.length : stream.length);
    var relay = new ServerRelay(receiver, clipboard, () -> null);
    for (int at = 0; at < stream.length; at += piece) {
      relay.feed(Unpooled.wrappedBuffer(stream, at, Math.min(piece, stream.length - at)));
    }
  }

  /** Takes no more than may come of what came. */
  private static final class Receiver implements Consumer<ByteBuf> {
    private long left;

    Receiver(long most) {
      left = most;
    }

    @Override
    public void accept(ByteBuf bytes) {
      left -= bytes.readableBytes();
      bytes.release();
      if (left < 0) {
        throw new IllegalStateException("More was passed on than came");
      }
    }
  }
}
