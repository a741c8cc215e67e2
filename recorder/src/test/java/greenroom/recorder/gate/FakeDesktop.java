package greenroom.recorder.gate;

import greenroom.recorder.rfb.ClientDecoder;
import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.RfbException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens where a desktop would, and keeps every message that reaches it. */
final class FakeDesktop implements AutoCloseable {
  final BlockingQueue<ClientMessage> got = new LinkedBlockingQueue<>();

  /** What it says as soon as somebody connects. */
  volatile byte[] greeting = {};

  private final ServerSocketChannel server;
  private volatile @Nullable SocketChannel connection;

  FakeDesktop(Path socket) {
    try {
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    while (server.isOpen()) {
      try {
        var accepted = server.accept();
        connection = accepted;
        accepted.write(ByteBuffer.wrap(greeting));
        Thread.ofVirtual().start(() -> read(accepted));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void read(SocketChannel channel) {
    var decoder = new ClientDecoder();
    var buffer = ByteBuffer.allocate(4096);
    try {
      while (channel.read(buffer) >= 0) {
        decoder.feed(Arrays.copyOf(buffer.array(), buffer.position()));
        buffer.clear();
        for (var message = decoder.poll(); message != null; message = decoder.poll()) {
          got.add(message);
        }
      }
    } catch (RfbException e) {
      throw new AssertionError("The gate forwarded something that is no message", e);
    } catch (IOException e) {
      // The gate hung up.
      return;
    }
  }

  /** The next message, past the handshake. */
  ClientMessage next() throws InterruptedException {
    while (true) {
      var message = got.poll(10, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("Nothing reached the desktop within 10 s");
      }
      switch (message) {
        case ClientMessage.Version _, ClientMessage.SecurityChoice _, ClientMessage.Init _ -> {}
        default -> {
          return message;
        }
      }
    }
  }

  /** Waits until somebody has spoken. */
  void awaitConnection() throws InterruptedException {
    got.put(Objects.requireNonNull(got.poll(10, TimeUnit.SECONDS), "nobody connected"));
  }

  void send(byte[] bytes) throws IOException {
    var channel = connection;
    if (channel == null) {
      throw new AssertionError("Nobody connected");
    }
    var left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** Hangs up, as a desktop that dies. */
  void die() throws IOException {
    server.close();
    var channel = connection;
    if (channel != null) {
      channel.close();
    }
  }

  @Override
  public void close() {
    try {
      die();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
