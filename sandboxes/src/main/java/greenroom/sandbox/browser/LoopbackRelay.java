package greenroom.sandbox.browser;

import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A loopback port on this host that leads to a Unix socket, for clients that know only TCP. Two
 * virtual threads a connection; nothing is looked at or changed.
 */
final class LoopbackRelay implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final ServerSocketChannel server;
  private final Supplier<Path> socket;

  /**
   * Listens on a free port.
   *
   * @param socket gives the checked socket, anew for each connection
   */
  LoopbackRelay(Supplier<Path> socket) {
    this.socket = socket;
    try {
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new SandboxException("No loopback port could be opened for the browser's driver.", e);
    }
    Thread.ofVirtual().name("browser-relay").start(this::accept);
  }

  int port() {
    return server.socket().getLocalPort();
  }

  @Override
  public void close() {
    quietly(server);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        connect(server.accept());
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(SocketChannel client) {
    try {
      var driver = SandboxSocket.connect(socket.get());
      Thread.ofVirtual().name("browser-relay-in").start(() -> copy(client, driver));
      Thread.ofVirtual().name("browser-relay-out").start(() -> copy(driver, client));
    } catch (IOException | SandboxException driverGone) {
      quietly(client);
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    try (from;
        to) {
      var buffer = ByteBuffer.allocate(BUFFER);
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException eitherEnded) {
      // Both ends are closed by leaving the block: that is all there is to do.
      return;
    }
  }

  private static void quietly(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception alreadyGone) {
      // Nothing is left to close.
      return;
    }
  }
}
