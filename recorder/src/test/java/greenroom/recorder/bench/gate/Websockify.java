package greenroom.recorder.bench.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Debian's {@code websockify} in front of a desktop's Unix socket: the usual companion of noVNC.
 */
final class Websockify implements AutoCloseable {
  private final Process process;
  private final int port;

  Websockify(Path screenSocket) throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    process =
        new ProcessBuilder("websockify", "--unix-target=" + screenSocket, "127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitListening();
  }

  private void awaitListening() throws IOException {
    for (int i = 0; i < 200; i++) {
      try (var probe = new Socket()) {
        probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(50_000_000);
      }
    }
    throw new IOException("websockify does not listen. Is Debian's package installed?");
  }

  int port() {
    return port;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
