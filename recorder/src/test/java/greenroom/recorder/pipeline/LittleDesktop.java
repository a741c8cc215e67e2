package greenroom.recorder.pipeline;

import greenroom.recorder.rfb.ClientDecoder;
import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.ServerStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A desktop of 40 × 20 pixels that changes all the time, for any number of clients, and counts the
 * keys that reach it.
 */
final class LittleDesktop implements AutoCloseable {
  private static final long BETWEEN_CHANGES = Duration.ofMillis(20).toNanos();

  final AtomicInteger keys = new AtomicInteger();
  private final ServerSocketChannel server;
  private final AtomicInteger shade = new AtomicInteger();

  LittleDesktop(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SocketChannel client) {
    var decoder = new ClientDecoder();
    var buffer = ByteBuffer.allocate(4096);
    try (client) {
      write(client, ServerStream.handshake());
      while (client.read(buffer) >= 0) {
        decoder.feed(Arrays.copyOf(buffer.array(), buffer.position()));
        buffer.clear();
        for (var message = decoder.poll(); message != null; message = decoder.poll()) {
          answer(client, message);
        }
      }
    } catch (IOException gone) {
      return;
    }
  }

  private void answer(SocketChannel client, ClientMessage message) throws IOException {
    if (message instanceof ClientMessage.UpdateRequest) {
      LockSupport.parkNanos(BETWEEN_CHANGES);
      write(client, ServerStream.wholeScreen((byte) shade.addAndGet(7)));
    } else if (message instanceof ClientMessage.Key) {
      keys.incrementAndGet();
    }
  }

  private static void write(SocketChannel client, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      client.write(left);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
