package greenroom.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A {@link Socket} over a Unix socket's channel: what the PostgreSQL driver uses of a socket, and
 * its read time limit. The address that {@code connect} is given is ignored.
 */
final class UnixSocket extends Socket {
  private final Path path;
  private final SocketChannel channel;
  private final Selector readable;
  private final Selector writable;
  private volatile int timeoutMillis;
  private volatile boolean connected;

  UnixSocket(Path path) throws IOException {
    this.path = path;
    this.channel = SocketChannel.open(java.net.StandardProtocolFamily.UNIX);
    this.readable = Selector.open();
    this.writable = Selector.open();
  }

  @Override
  public void connect(SocketAddress ignored) throws IOException {
    connect(ignored, 0);
  }

  @Override
  public void connect(SocketAddress ignored, int timeout) throws IOException {
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      channel.configureBlocking(false);
      channel.register(readable, SelectionKey.OP_READ);
      channel.register(writable, SelectionKey.OP_WRITE);
      connected = true;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return length == 0 ? 0 : readSome(ByteBuffer.wrap(bytes, offset, length));
      }

      @Override
      public void close() throws IOException {
        UnixSocket.this.close();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        writeAll(ByteBuffer.wrap(bytes, offset, length));
      }

      @Override
      public void close() throws IOException {
        UnixSocket.this.close();
      }
    };
  }

  private int readSome(ByteBuffer into) throws IOException {
    int count = channel.read(into);
    while (count == 0) {
      int ready = readable.select(timeoutMillis);
      readable.selectedKeys().clear();
      if (!readable.isOpen()) {
        throw new IOException("The connection was closed");
      }
      count = channel.read(into);
      if (count == 0 && ready == 0 && timeoutMillis > 0) {
        throw new SocketTimeoutException(
            "PostgreSQL did not answer within " + timeoutMillis + " ms");
      }
    }
    return count;
  }

  private void writeAll(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      if (channel.write(from) == 0) {
        writable.select();
        writable.selectedKeys().clear();
      }
    }
  }

  @Override
  public void setSoTimeout(int millis) {
    timeoutMillis = millis;
  }

  @Override
  public int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public boolean isConnected() {
    return connected;
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  /** A Unix socket has no Nagle algorithm to switch off. */
  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setReceiveBufferSize(int size) {}

  @Override
  public void setSendBufferSize(int size) {}

  @Override
  public int getSendBufferSize() {
    return 8192;
  }

  @Override
  public int getReceiveBufferSize() {
    return 8192;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    readable.close();
    writable.close();
  }
}
