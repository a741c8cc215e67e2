package greenroom.sandbox.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Unix socket that greets whoever connects and then says what it is told to. */
final class FakeSocket implements AutoCloseable {
  private final ServerSocketChannel server;
  private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();

  FakeSocket(Path path, byte[] greeting) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Thread.ofVirtual().name("fake-socket").start(() -> serve(greeting));
  }

  int clients() {
    return clients.size();
  }

  void send(byte[] bytes) {
    clients.forEach(client -> write(client, bytes));
  }

  @Override
  public void close() {
    quietly(server);
    clients.forEach(FakeSocket::quietly);
  }

  private void serve(byte[] greeting) {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        write(client, greeting);
        clients.add(client);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void write(SocketChannel client, byte[] bytes) {
    try {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        client.write(buffer);
      }
    } catch (IOException gone) {
      clients.remove(client);
    }
  }

  private static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception alreadyGone) {
      // Closing a fake twice is nothing to tell.
      return;
    }
  }
}
