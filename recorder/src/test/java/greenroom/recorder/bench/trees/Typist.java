package greenroom.recorder.bench.trees;

import greenroom.recorder.bench.gate.DesktopLine;
import greenroom.recorder.bench.gate.DesktopViewer;
import greenroom.recorder.rfb.ClientMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Types key by key, and says how long the picture took to answer each. */
final class Typist implements AutoCloseable {
  private static final long AT_REST_NANOS = 60_000_000;
  private static final long BETWEEN_NANOS = 90_000_000;
  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final int BACK_SPACE = 0xff08;

  private final DesktopViewer viewer;
  private volatile long changedAt;
  private volatile boolean over;

  Typist(Path screenSocket) throws IOException {
    viewer = new DesktopViewer(DesktopLine.direct(screenSocket));
    viewer.send(new ClientMessage.SetEncodings(DesktopViewer.AS_NOVNC));
    Thread.ofPlatform().daemon().name("eyes").start(this::look);
  }

  private void look() {
    var buffer = ByteBuffer.allocateDirect(256 << 10);
    try {
      viewer.request(false, 0, 0, 1280, 720);
      while (!over && viewer.drain(buffer) >= 0) {
        changedAt = System.nanoTime();
        viewer.request(true, 0, 0, 1280, 720);
      }
    } catch (IOException e) {
      if (!over) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** Presses a key when the picture is at rest; gives the milliseconds until it changed. */
  double echo(int keysym) throws IOException {
    LockSupport.parkNanos(BETWEEN_NANOS);
    while (System.nanoTime() - changedAt < AT_REST_NANOS) {
      LockSupport.parkNanos(5_000_000);
    }
    viewer.request(true, 0, 0, 1280, 720);
    long pressed = System.nanoTime();
    viewer.send(new ClientMessage.Key(true, keysym));
    while (changedAt < pressed && System.nanoTime() - pressed < PATIENCE_NANOS) {
      LockSupport.parkNanos(100_000);
    }
    viewer.send(new ClientMessage.Key(false, keysym));
    return (Math.max(changedAt, pressed) - pressed) / 1e6;
  }

  /** A letter, and then it is taken back: what is typed into does not grow. */
  double[] letterAndBack() throws IOException {
    return new double[] {echo('m'), echo(BACK_SPACE)};
  }

  void click(int x, int y) throws IOException {
    viewer.send(new ClientMessage.Pointer(0, x, y));
    viewer.send(new ClientMessage.Pointer(1, x, y));
    viewer.send(new ClientMessage.Pointer(0, x, y));
  }

  @Override
  public void close() throws IOException {
    over = true;
    viewer.close();
  }
}
