package greenroom.recorder.rfb;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Blocking, buffered reading of a server's stream. */
public final class RfbInput {
  private static final int BUFFER = 64 << 10;

  private final ReadableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();

  public RfbInput(ReadableByteChannel channel) {
    this.channel = channel;
  }

  /** Waits until a byte can be read. Answers false at the end of the stream. */
  public boolean waitForByte() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    buffer.clear();
    int count = channel.read(buffer);
    buffer.flip();
    return count >= 0;
  }

  public int unsignedByte() throws IOException {
    need(1);
    return buffer.get() & 0xff;
  }

  public int unsignedShort() throws IOException {
    need(2);
    return buffer.getShort() & 0xffff;
  }

  public int integer() throws IOException {
    need(4);
    return buffer.getInt();
  }

  public void skip(int count) throws IOException {
    for (int left = count; left > 0; ) {
      need(1);
      int step = Math.min(left, buffer.remaining());
      buffer.position(buffer.position() + step);
      left -= step;
    }
  }

  public byte[] bytes(int count) throws IOException {
    var bytes = new byte[count];
    readInto(ByteBuffer.wrap(bytes));
    return bytes;
  }

  /** Fills the target, straight from the channel once the buffer is empty. */
  public void readInto(ByteBuffer target) throws IOException {
    int buffered = Math.min(buffer.remaining(), target.remaining());
    target.put(target.position(), buffer, buffer.position(), buffered);
    target.position(target.position() + buffered);
    buffer.position(buffer.position() + buffered);
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw new EOFException("The stream ended within a message");
      }
    }
  }

  PixelFormat pixelFormat() throws IOException {
    need(PixelFormat.SIZE);
    return PixelFormat.read(buffer);
  }

  private void need(int count) throws IOException {
    if (buffer.remaining() >= count) {
      return;
    }
    buffer.compact();
    try {
      while (buffer.position() < count) {
        if (channel.read(buffer) < 0) {
          throw new EOFException("The stream ended within a message");
        }
      }
    } finally {
      buffer.flip();
    }
  }
}
