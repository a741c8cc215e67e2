package greenroom.recorder.bench.gate;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** One connection to a desktop's RFB stream, whatever lies between. Reads block. */
public interface DesktopLine extends ReadableByteChannel {

  /** Sends bytes to the desktop. */
  void send(byte[] bytes) throws IOException;

  /** A line with nothing between. */
  static DesktopLine direct(Path screenSocket) throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(screenSocket));
    return new DesktopLine() {
      @Override
      public void send(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }

      @Override
      public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
      }

      @Override
      public boolean isOpen() {
        return channel.isOpen();
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
