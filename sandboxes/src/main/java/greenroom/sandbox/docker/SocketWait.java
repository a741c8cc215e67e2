package greenroom.sandbox.docker;

import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSocket;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a Unix socket to appear and to accept. */
final class SocketWait {
  private static final long LOOK_AGAIN_MILLIS = 250;

  private SocketWait() {}

  /**
   * Returns once {@code name} in {@code directory} accepts connections.
   *
   * @param alive asked now and then; when it says no, the wait ends at once
   * @throws SandboxException when time is up or nobody is alive to open the socket
   */
  static void until(
      SessionDirectory directory, String name, Duration limit, BooleanSupplier alive) {
    long end = System.nanoTime() + limit.toNanos();
    try (WatchService watch = directory.inner().getFileSystem().newWatchService()) {
      directory.inner().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (!(directory.offers(name) && accepts(directory.socket(name)))) {
        if (System.nanoTime() > end || !alive.getAsBoolean()) {
          throw new SandboxException(
              "The desktop did not open its "
                  + name
                  + " within "
                  + limit.toSeconds()
                  + " s. Look whether the machine has memory and disk left (./greenroom doctor).");
        }
        var key = watch.poll(directory.offers(name) ? 5 : LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
      }
    } catch (IOException e) {
      throw new SandboxException("The session directory cannot be watched.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while a desktop started.", e);
    }
  }

  private static boolean accepts(Path socket) {
    try (SocketChannel channel = SandboxSocket.connect(socket)) {
      return channel.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
