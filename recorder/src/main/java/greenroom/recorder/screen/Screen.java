package greenroom.recorder.screen;

import greenroom.recorder.ScreenSink;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.Encodings;
import greenroom.recorder.rfb.ExtendedClipboard;
import greenroom.recorder.rfb.PixelFormat;
import greenroom.recorder.rfb.RfbClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A view-only client of a desktop. Sends no input, draws no pointer of its own (the desktop puts it
 * into the picture), and reads until closed: on a platform thread, which sleeps in the read itself
 * (a virtual one is woken by way of two others, some ten times a second).
 */
public final class Screen implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RfbClient client;
  private final ScreenSink sink;
  private final Pace pace;
  private final UpdateReader reader;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long lastInput = Long.MIN_VALUE / 2;
  private long lastPress = Long.MIN_VALUE / 2;
  private boolean paused;
  private boolean closed;

  /** Until the whole screen arrives, changes would be changes of a picture that nobody has. */
  private boolean awaitsWhole = true;

  private @Nullable Thread thread;

  private Screen(RfbClient client, ScreenSink sink, Pace pace) {
    this.client = client;
    this.sink = sink;
    this.pace = pace;
    this.reader = new UpdateReader(client.input(), client.server(), sink);
  }

  /**
   * Connects; nothing flows before {@link #start}.
   *
   * @throws TroubleException with {@code screen-lost} if the desktop does not answer
   */
  public static Screen connect(Path socket, ScreenSink sink, Pace pace) {
    try {
      return new Screen(RfbClient.connect(socket), sink, pace);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  public int width() {
    return client.server().width();
  }

  public int height() {
    return client.server().height();
  }

  /** Begins with the whole screen. */
  public void start() {
    thread = Thread.ofPlatform().name("screen").daemon().start(this::run);
  }

  /**
   * Somebody acts.
   *
   * @param press with a key or a button, whose effect is to be seen at once
   */
  public void input(boolean press) {
    lock.lock();
    try {
      long now = System.nanoTime();
      boolean waits = press || now - lastInput > pace.afterInput().toNanos();
      lastInput = now;
      lastPress = press ? now : lastPress;
      if (waits) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is asked for, and what arrives is thrown away, until {@link #resume}. */
  public void pause() {
    lock.lock();
    try {
      paused = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Goes on with the whole screen. */
  public void resume() {
    lock.lock();
    try {
      paused = false;
      awaitsWhole = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      request(false);
    } catch (IOException e) {
      // The reading thread meets the same end and reports it.
      close();
    }
  }

  private void run() {
    try {
      client.send(new ClientMessage.SetPixelFormat(PixelFormat.BGR0));
      client.send(
          new ClientMessage.SetEncodings(
              List.of(Encodings.COPY_RECT, Encodings.RAW, Encodings.EXTENDED_CLIPBOARD)));
      client.send(ExtendedClipboard.capabilities());
      request(false);
      while (waitForMessage()) {
        long arrived = sink.now();
        long area = reader.read(arrived, this::wanted);
        if (area >= 0 && waitForTurn(area * 3 > (long) width() * height())) {
          request(true);
        }
      }
      end(lost(null));
    } catch (IOException e) {
      end(lost(e));
    } catch (TroubleException e) {
      end(e);
    } catch (InterruptedException | RuntimeException e) {
      end(lost(e)); // whatever it is: nobody sees the screen any more
    }
  }

  private boolean waitForMessage() throws IOException {
    return client.input().waitForByte();
  }

  /** Whether an update that covers this many pixels is to be kept. */
  private boolean wanted(long area) {
    lock.lock();
    try {
      if (paused || closed) {
        return false;
      }
      if (awaitsWhole && area < (long) width() * height()) {
        return false;
      }
      awaitsWhole = false;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until more may be asked for; answers false in a pause, which {@link #resume} ends. */
  private boolean waitForTurn(boolean heavyChange) throws InterruptedException {
    long began = System.nanoTime();
    lock.lock();
    try {
      while (!closed && !paused) {
        long now = System.nanoTime();
        long left = pace.wait(now - lastPress, now - lastInput, heavyChange) - (now - began);
        if (left <= 0) {
          return true;
        }
        changed.awaitNanos(left);
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void request(boolean incremental) throws IOException {
    client.send(new ClientMessage.UpdateRequest(incremental, 0, 0, width(), height()));
  }

  private void end(TroubleException trouble) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      lock.unlock();
    }
    closeClient();
    sink.lost(trouble);
  }

  private static TroubleException lost(@Nullable Exception cause) {
    var sentence =
        "The desktop's screen cannot be seen any more, so nothing more is recorded. If the desktop"
            + " still runs, recording can be started again.";
    return cause == null
        ? new TroubleException(SessionProblem.SCREEN_LOST, sentence)
        : new TroubleException(SessionProblem.SCREEN_LOST, sentence, cause);
  }

  /** Ends quietly: {@link ScreenSink#lost} is not called. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    closeClient();
    var running = thread;
    if (running != null && !running.equals(Thread.currentThread())) {
      running.interrupt();
      awaitEnd(running);
    }
  }

  /** After this the sink's memory is not touched any more. */
  private static void awaitEnd(Thread running) {
    try {
      if (!running.join(PATIENCE)) {
        throw new IllegalStateException("The screen's thread does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeClient() {
    try {
      client.close();
    } catch (IOException e) {
      // Gone either way.
    }
  }
}
