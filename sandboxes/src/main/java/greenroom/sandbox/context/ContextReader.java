package greenroom.sandbox.context;

import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.ContextLine;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSocket;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a desktop's accessibility agent and connects again whenever it is gone, until closed.
 *
 * <p>Lines longer than 1 MiB, lines that are not events, and more than 500 events or 4 MiB a second
 * are dropped and counted. Events whose time lies in the future or long ago get the time of
 * arrival.
 */
public final class ContextReader implements AutoCloseable {
  private static final int LINE_LIMIT = 1 << 20;
  private static final int FIRST_ROOM = 16 << 10;
  private static final int BYTES_PER_SECOND = 4 << 20;
  private static final int EVENTS_PER_SECOND = 500;
  private static final long RECONNECT_MILLIS = 500;
  private static final long OLDEST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Supplier<Path> socket;
  private final Consumer<ContextEvent> listener;
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable SocketChannel channel;
  private volatile boolean connected;
  private long second;
  private int eventsThisSecond;
  private int bytesThisSecond;

  /**
   * Begins to listen.
   *
   * @param socket gives the checked socket: {@code sandbox::contextSocket}
   * @param listener gets each event on this reader's own thread; it must not block for long
   */
  public ContextReader(Supplier<Path> socket, Consumer<ContextEvent> listener) {
    this.socket = socket;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("context-reader").start(this::listen);
  }

  /** How many lines were not delivered: too long, not an event, or too many. */
  public long dropped() {
    return dropped.get();
  }

  /** Whether the agent can be heard at the moment. When not, filters take the strict side. */
  public boolean connected() {
    return connected;
  }

  /**
   * Asks for everything that the windows show: a {@link ContextEvent.Tree} for each may come within
   * a few seconds. The agent takes one tree at a time; who asks meanwhile is not answered.
   *
   * @param request lower-case letters, digits and hyphens, at most 32; comes back with each tree
   * @return false if the agent cannot be heard
   */
  public boolean ask(String request) {
    if (!request.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException("Not a name of a request");
    }
    SocketChannel open = channel;
    if (open == null || !connected) {
      return false;
    }
    try {
      open.write(ByteBuffer.wrap(("tree " + request + "\n").getBytes(StandardCharsets.US_ASCII)));
      return true;
    } catch (IOException e) {
      return false; // the reading thread meets the same end and connects again
    }
  }

  @Override
  public void close() {
    closed.countDown();
    SocketChannel open = channel;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new SandboxException("The context socket did not close cleanly.", e);
      }
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    while (closed.getCount() > 0) {
      try (SocketChannel open = SandboxSocket.connect(socket.get())) {
        channel = open;
        connected = true;
        lines(new BufferedInputStream(Channels.newInputStream(open), FIRST_ROOM));
      } catch (IOException | SandboxException notThereNow) {
        // The agent or its desktop is gone for now; the wait below leads to the next try.
        connected = false;
      } finally {
        connected = false;
      }
      if (pause()) {
        return;
      }
    }
  }

  private boolean pause() {
    try {
      return closed.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void lines(InputStream in) throws IOException {
    byte[] line = new byte[FIRST_ROOM];
    int length = 0;
    boolean tooLong = false;
    for (int next = in.read(); next >= 0 && closed.getCount() > 0; next = in.read()) {
      if (next == '\n') {
        deliver(tooLong ? "" : new String(line, 0, length, StandardCharsets.UTF_8));
        length = 0;
        tooLong = false;
      } else if (length == LINE_LIMIT) {
        tooLong = true;
      } else {
        if (length == line.length) {
          line = Arrays.copyOf(line, Math.min(2 * length, LINE_LIMIT));
        }
        line[length++] = (byte) next;
      }
    }
  }

  private void deliver(String line) {
    Optional<ContextEvent> event =
        withinRate(line.length()) ? ContextLine.read(line, "at-spi") : Optional.empty();
    if (event.isEmpty()) {
      dropped.incrementAndGet();
      return;
    }
    listener.accept(atPlausibleTime(event.get()));
  }

  private boolean withinRate(int bytes) {
    long now = System.nanoTime() / 1_000_000_000;
    if (now != second) {
      second = now;
      eventsThisSecond = 0;
      bytesThisSecond = 0;
    }
    bytesThisSecond += bytes;
    return ++eventsThisSecond <= EVENTS_PER_SECOND && bytesThisSecond <= BYTES_PER_SECOND;
  }

  private static ContextEvent atPlausibleTime(ContextEvent event) {
    long now = System.nanoTime();
    long age = now - event.nanos();
    if (age >= 0 && age <= OLDEST_NANOS) {
      return event;
    }
    return event.at(now);
  }
}
