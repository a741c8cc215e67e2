package greenroom.recorder.rfb;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * A server's stream on its way through: numbers are read where they stand, and everything that was
 * read is passed on as it is, unless it is left out. Holds 256 KiB outside of the heap, so that
 * what is only passed on is not copied into it.
 */
final class PassingBuffer {
  private static final int SIZE = 256 << 10;

  /** As much of an unfinished message may wait for its rest. */
  private static final int SHORT = 64 << 10;

  private final ReadableByteChannel source;
  private final ServerRelay.Receiver receiver;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE).flip();

  /** What was read and is not passed on yet begins here. */
  private int unsent;

  private boolean shortOnesWhole;

  PassingBuffer(ReadableByteChannel source, ServerRelay.Receiver receiver) {
    this.source = source;
    this.receiver = receiver;
  }

  /**
   * From here on a short message is passed on as a whole: its receiver can do nothing with a piece,
   * and each piece costs a way over two threads.
   */
  void keepShortMessagesWhole() {
    shortOnesWhole = true;
  }

  /**
   * A message has ended: waits until another begins, with nothing held back meanwhile. Answers
   * false at the end of the stream.
   */
  boolean waitForMessage() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    flush();
    return fill();
  }

  int unsignedByte() throws IOException {
    need(1);
    return buffer.get() & 0xff;
  }

  int unsignedShort() throws IOException {
    need(2);
    return buffer.getShort() & 0xffff;
  }

  int integer() throws IOException {
    need(4);
    return buffer.getInt();
  }

  PixelFormat pixelFormat() throws IOException {
    need(PixelFormat.SIZE);
    return PixelFormat.read(buffer);
  }

  /** Passes so many bytes on without looking at them. */
  void pass(long count) throws IOException {
    move(count, false);
  }

  /** The byte that was just read is not passed on. */
  void takeBackLastByte() throws IOException {
    // Nothing was passed on since: a byte is read only after what came before it.
    buffer.position(buffer.position() - 1);
    flush();
    buffer.position(buffer.position() + 1);
    unsent = buffer.position();
  }

  /** Leaves so many bytes out. */
  void leaveOut(long count) throws IOException {
    unsent = buffer.position();
    move(count, true);
  }

  /** Reads a number and leaves it out. */
  int leftOutInteger() throws IOException {
    int value = integer();
    unsent = buffer.position();
    return value;
  }

  /** Reads so many bytes and leaves them out. */
  byte[] leftOutBytes(int count) throws IOException {
    var bytes = new byte[count];
    for (int at = 0; at < count; ) {
      need(1);
      int step = Math.min(count - at, buffer.remaining());
      buffer.get(bytes, at, step);
      unsent = buffer.position();
      at += step;
    }
    return bytes;
  }

  /** Passes bytes on that did not come, after all that was read. */
  void insert(byte[] bytes) throws IOException {
    flush();
    receiver.send(ByteBuffer.wrap(bytes));
  }

  private void move(long count, boolean leftOut) throws IOException {
    if (count < 0) {
      throw new RfbException("The desktop announced " + count + " bytes");
    }
    for (long left = count; left > 0; ) {
      need(1);
      int step = (int) Math.min(left, buffer.remaining());
      buffer.position(buffer.position() + step);
      unsent = leftOut ? buffer.position() : unsent;
      left -= step;
    }
  }

  private void need(int count) throws IOException {
    while (buffer.remaining() < count) {
      if (!fill()) {
        throw new EOFException("The desktop's stream ended within a message");
      }
    }
  }

  /** Passes on what need not wait, and waits for more; answers false at the end of the stream. */
  private boolean fill() throws IOException {
    if (!shortOnesWhole || buffer.position() - unsent >= SHORT) {
      flush();
    }
    int held = buffer.position() - unsent;
    buffer.position(unsent).compact();
    unsent = 0;
    try {
      return source.read(buffer) >= 0;
    } finally {
      buffer.flip().position(held);
    }
  }

  private void flush() throws IOException {
    if (unsent < buffer.position()) {
      receiver.send(buffer.duplicate().limit(buffer.position()).position(unsent).slice());
    }
    unsent = buffer.position();
  }
}
