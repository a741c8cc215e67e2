package greenroom.recorder.rfb;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server's stream on its way through, in whatever pieces it comes. Numbers are read where they
 * stand, and everything is passed on as it is, in slices of the pieces, unless it is left out.
 * Never waits: what is to be done with bytes that have not come is told beforehand. Holds what is
 * read until it is whole, and nothing else. After a refusal it must not be used any more.
 */
final class PassingStream {
  private static final int SHORT = 32;

  private final Consumer<ByteBuf> receiver;
  private final ByteBuffer number = ByteBuffer.allocate(SHORT);
  private ByteBuf piece = Unpooled.EMPTY_BUFFER;

  /** What of the piece is not passed on yet begins here. */
  private int unsent;

  private boolean leavingOut;

  /** What is being read, and who wants it; if nobody does, bytes only pass. */
  private ByteBuffer wanted = number;

  private @Nullable Reader reader;
  private long passing;
  private Step next = () -> {};

  /** Gets the bytes that it wanted, and says what to do with those after them. */
  interface Reader {
    void read(ByteBuffer bytes) throws RfbException;
  }

  /** Says what to do with the bytes to come. */
  interface Step {
    void run() throws RfbException;
  }

  /**
   * @param receiver takes what passes over, and releases it
   */
  PassingStream(Consumer<ByteBuf> receiver) {
    this.receiver = receiver;
  }

  /** Takes the next piece, which stays the caller's, and does with it what was told. */
  void feed(ByteBuf bytes) throws RfbException {
    piece = bytes;
    unsent = bytes.readerIndex();
    boolean goesOn = true;
    while (goesOn) {
      goesOn = reader == null ? pass() : read(reader);
    }
    passUntil(bytes.readerIndex());
    piece = Unpooled.EMPTY_BUFFER;
  }

  /** So many bytes are wanted next. */
  void read(int count, Reader then) {
    wanted = count <= SHORT ? number.clear().limit(count) : ByteBuffer.allocate(count);
    reader = then;
  }

  /** So many bytes pass next without being looked at. */
  void pass(long count, Step then) throws RfbException {
    if (count < 0) {
      throw new RfbException("The desktop announced " + count + " bytes");
    }
    reader = null;
    passing = count;
    next = then;
  }

  /** The byte that was just read does not pass, nor does anything until {@link #passAgain}. */
  void leaveOutFromLastByte() {
    passUntil(piece.readerIndex() - 1);
    leavingOut = true;
  }

  /** What comes from here on passes. */
  void passAgain() {
    leavingOut = false;
    unsent = piece.readerIndex();
  }

  /** While bytes are left out, passes these in their place. */
  void insert(byte[] bytes) {
    receiver.accept(Unpooled.wrappedBuffer(bytes));
  }

  private boolean read(Reader wants) throws RfbException {
    int step = Math.min(wanted.remaining(), piece.readableBytes());
    piece.readBytes(wanted.slice().limit(step));
    wanted.position(wanted.position() + step);
    if (wanted.hasRemaining()) {
      return false;
    }
    wants.read(wanted.flip());
    return true;
  }

  private boolean pass() throws RfbException {
    int step = (int) Math.min(passing, piece.readableBytes());
    piece.skipBytes(step);
    passing -= step;
    if (passing > 0) {
      return false;
    }
    next.run();
    return true;
  }

  private void passUntil(int end) {
    if (!leavingOut && unsent < end) {
      receiver.accept(piece.retainedSlice(unsent, end - unsent));
    }
    unsent = end;
  }
}
