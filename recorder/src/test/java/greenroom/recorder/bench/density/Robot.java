package greenroom.recorder.bench.density;

import greenroom.recorder.bench.capture.Act;
import greenroom.recorder.bench.capture.Trace;
import greenroom.recorder.bench.gate.DesktopViewer;
import greenroom.recorder.bench.gate.WebSocketLine;
import greenroom.recorder.rfb.ClientMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One volunteer at work: plays the office trace through the gate again and again, and looks. An
 * echo is the time from a typed character to the first bytes of the picture after it, where the
 * picture had been at rest before. (Other keys may change nothing.)
 */
final class Robot implements AutoCloseable {
  private static final long AT_REST_NANOS = 60_000_000;
  private static final long ASK_AGAIN_NANOS = 4_000_000;
  private static final int SHIFT = 0xffe1;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final DesktopViewer viewer;
  private final List<Act.Input> acts;
  private final long length;
  private final List<Double> echoes = new ArrayList<>();
  private volatile boolean over;
  private volatile long changedAt;
  private volatile long pressedAt;
  private final Set<Integer> held = new LinkedHashSet<>();
  private long keys;
  private volatile long asked;
  private volatile @Nullable IOException failure;

  Robot(WebSocketLine line, Trace trace) throws IOException {
    viewer = new DesktopViewer(line);
    viewer.send(new ClientMessage.SetEncodings(DesktopViewer.AS_NOVNC));
    acts =
        trace.acts().stream()
            .filter(Act.Input.class::isInstance)
            .map(Act.Input.class::cast)
            .toList();
    length = trace.length().toNanos();
    Thread.ofPlatform().daemon().name("robot-eyes").start(this::look);
  }

  private void look() {
    var buffer = ByteBuffer.allocateDirect(256 << 10);
    try {
      viewer.request(false, 0, 0, WIDTH, HEIGHT);
      while (!over && viewer.drain(buffer) >= 0) {
        long now = System.nanoTime();
        seen(now);
        if (now - asked > ASK_AGAIN_NANOS) {
          asked = now;
          ask();
        }
      }
    } catch (IOException e) {
      failure = over ? failure : e;
    }
  }

  private synchronized void seen(long now) {
    if (pressedAt != 0) {
      echoes.add((now - pressedAt) / 1e6);
      pressedAt = 0;
    }
    changedAt = now;
  }

  private void ask() throws IOException {
    viewer.request(true, 0, 0, WIDTH, HEIGHT);
  }

  /**
   * Plays from its own place in the trace for so many seconds.
   *
   * @return milliseconds of each echo
   */
  List<Double> work(int place, int seconds) throws IOException {
    synchronized (this) {
      echoes.clear();
      pressedAt = 0;
    }
    long start = System.nanoTime() - length * place / 7;
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      for (Act.Input act : acts) {
        long due = start + act.at();
        if (due < System.nanoTime() - 1_000_000_000L) {
          continue; // its place in the trace is later than this
        }
        await(due);
        if (System.nanoTime() > end) {
          break;
        }
        act(act.message());
      }
      start += length;
    }
    letGo();
    return taken();
  }

  private synchronized List<Double> taken() {
    return List.copyOf(echoes);
  }

  private void act(ClientMessage message) throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
    boolean shows = message instanceof ClientMessage.Key typed && shows(typed);
    long now = System.nanoTime();
    if (now - asked > 8 * ASK_AGAIN_NANOS) {
      asked = now;
      ask();
    }
    if (message instanceof ClientMessage.Key pressed && !send(pressed)) {
      return;
    } else if (!(message instanceof ClientMessage.Key)) {
      viewer.send(message);
    }
    if (shows) {
      synchronized (this) {
        now = System.nanoTime();
        pressedAt = now - changedAt > AT_REST_NANOS ? now : 0;
      }
    }
  }

  /** Whether it types a character, which is sure to show. */
  private boolean shows(ClientMessage.Key key) {
    boolean command = held.stream().anyMatch(keysym -> keysym > 0xff00 && keysym != SHIFT);
    return key.down() && key.keysym() >= 0x20 && key.keysym() < 0x7f && !command;
  }

  /** Sends a key, unless it lets go of one that is not held: work may begin within a chord. */
  private boolean send(ClientMessage.Key key) throws IOException {
    boolean changes = key.down() ? held.add(key.keysym()) : held.remove(key.keysym());
    if (changes) {
      viewer.send(key);
      keys++;
    }
    return changes;
  }

  /** Whatever key the end of the time has left down. */
  private void letGo() throws IOException {
    for (int keysym : List.copyOf(held)) {
      send(new ClientMessage.Key(false, keysym));
    }
  }

  /** How many presses and releases of keys it sent in all. */
  long keys() {
    return keys;
  }

  private static void await(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() throws IOException {
    over = true;
    viewer.close();
  }
}
