package greenroom.recorder.bench.gate;

import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.Encodings;
import greenroom.recorder.rfb.RfbInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** As much of a remote desktop's client as a bench needs: it acts, looks and counts. */
public final class DesktopViewer implements AutoCloseable {
  /** What noVNC 1.7 asks for and a gate lets through, in noVNC's order. */
  public static final List<Integer> AS_NOVNC =
      List.of(
          Encodings.COPY_RECT,
          Encodings.TIGHT,
          Encodings.ZRLE,
          Encodings.HEXTILE,
          Encodings.RAW,
          Encodings.LAST_RECT,
          Encodings.QEMU_EXTENDED_KEY,
          Encodings.LED_STATE,
          Encodings.DESKTOP_NAME,
          Encodings.CURSOR);

  private static final int UPDATE = 0;

  private final DesktopLine line;
  private final RfbInput input;

  /** Shakes hands over this line. */
  public DesktopViewer(DesktopLine line) throws IOException {
    this.line = line;
    this.input = new RfbInput(line);
    input.skip(12);
    send(new ClientMessage.Version());
    input.skip(input.unsignedByte());
    send(new ClientMessage.SecurityChoice());
    input.skip(4);
    send(new ClientMessage.Init());
    input.skip(20);
    input.skip(input.integer());
  }

  /** Sends a message. */
  public void send(ClientMessage message) throws IOException {
    line.send(message.encode());
  }

  /** Asks for what changes, or for all, in a box. */
  public void request(boolean changes, int x, int y, int width, int height) throws IOException {
    send(new ClientMessage.UpdateRequest(changes, x, y, width, height));
  }

  /** Presses or lets go of a key, with its scancode. */
  public void key(boolean down, int keysym, int code) throws IOException {
    send(new ClientMessage.QemuKey(down, keysym, code));
  }

  /**
   * Waits for the next update, in Raw only.
   *
   * @return the last pixel of its last rectangle with an area; −1 if there was none
   */
  public int awaitPixel() throws IOException {
    while (input.unsignedByte() != UPDATE) {
      throw new IOException("The desktop said something that a viewer of pixels did not ask for");
    }
    input.skip(1);
    int rectangles = input.unsignedShort();
    int pixel = -1;
    for (int i = 0; i < rectangles; i++) {
      input.skip(4);
      int area = input.unsignedShort() * input.unsignedShort();
      int encoding = input.integer();
      if (encoding == Encodings.RAW && area > 0) {
        input.skip(4 * (area - 1));
        pixel = input.integer() >>> 8;
      } else if (encoding != Encodings.QEMU_EXTENDED_KEY) {
        throw new IOException("The desktop uses encoding " + encoding);
      }
    }
    return pixel;
  }

  /** Takes whatever comes next, at most what fits; gives how many bytes it was, −1 at the end. */
  public int drain(ByteBuffer into) throws IOException {
    into.clear();
    return line.read(into);
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
