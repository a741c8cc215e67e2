package greenroom.recorder.host;

import greenroom.recorder.rfb.ClientMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A volunteer's eyes and hands on the streamed desktop, as little of noVNC as a test needs. */
final class TestHands {
  static final int TAB = 0xff09;
  private static final Duration BETWEEN_KEYS = Duration.ofMillis(40);

  private final TestPage page;
  private final int width;
  private final int height;

  /** Shakes hands with the desktop behind the gate. */
  TestHands(TestPage page) throws InterruptedException {
    this.page = page;
    String version = new String(page.awaitBytes(12), StandardCharsets.US_ASCII);
    if (!version.equals("RFB 003.008\n")) {
      throw new AssertionError("The gate speaks another protocol");
    }
    send(new ClientMessage.Version());
    page.awaitBytes(page.awaitBytes(1)[0]);
    send(new ClientMessage.SecurityChoice());
    page.awaitBytes(4);
    send(new ClientMessage.Init());
    ByteBuffer init = ByteBuffer.wrap(page.awaitBytes(24));
    width = init.getShort(0);
    height = init.getShort(2);
    page.awaitBytes(init.getInt(20));
    send(new ClientMessage.SetEncodings(List.of(0)));
  }

  /** Asks for one whole picture and gives how many bytes of it are not black. */
  int look() throws InterruptedException {
    send(new ClientMessage.UpdateRequest(false, 0, 0, width, height));
    int lit = 0;
    int pixels = 0;
    while (pixels < width * height) {
      int rectangles = ByteBuffer.wrap(page.awaitBytes(4)).getShort(2);
      for (int i = 0; i < rectangles; i++) {
        ByteBuffer rectangle = ByteBuffer.wrap(page.awaitBytes(12));
        int area = rectangle.getShort(4) * rectangle.getShort(6);
        for (byte b : page.awaitBytes(area * 4)) {
          lit += b == 0 ? 0 : 1;
        }
        pixels += area;
      }
    }
    return lit;
  }

  void click(int x, int y) {
    send(new ClientMessage.Pointer(0, x, y));
    send(new ClientMessage.Pointer(1, x, y));
    send(new ClientMessage.Pointer(0, x, y));
  }

  void type(String text) {
    text.chars().forEach(this::press);
  }

  void press(int keysym) {
    strike(keysym);
    LockSupport.parkNanos(BETWEEN_KEYS.toNanos());
  }

  /** Presses a key and lets go of it, at once. */
  void strike(int keysym) {
    send(new ClientMessage.Key(true, keysym));
    send(new ClientMessage.Key(false, keysym));
  }

  private void send(ClientMessage message) {
    page.send(message.encode());
  }
}
