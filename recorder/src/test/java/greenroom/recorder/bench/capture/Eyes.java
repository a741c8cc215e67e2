package greenroom.recorder.bench.capture;

import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.Encodings;
import greenroom.recorder.rfb.PixelFormat;
import greenroom.recorder.rfb.RfbClient;
import greenroom.recorder.rfb.RfbInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** A client of the desktop that takes lossless screenshots, and hands that know no recorder. */
final class Eyes implements AutoCloseable {
  private final RfbClient client;

  /** A whole screen, without loss: pixels as 0x00RRGGBB, row by row. */
  record Picture(long t, int width, int height, int[] pixels) {}

  Eyes(Path socket) {
    try {
      client = RfbClient.connect(socket);
      client.send(new ClientMessage.SetPixelFormat(PixelFormat.BGR0));
      client.send(new ClientMessage.SetEncodings(List.of(Encodings.RAW)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Inputs past any recorder. */
  void act(ClientMessage message) {
    try {
      client.send(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The screen as it is now; {@code t} is {@code CLOCK_MONOTONIC} when it was asked for. */
  Picture look() {
    int width = client.server().width();
    int height = client.server().height();
    var pixels = new int[width * height];
    try {
      long t = System.nanoTime();
      client.send(new ClientMessage.UpdateRequest(false, 0, 0, width, height));
      int missing = width * height;
      while (missing > 0) {
        missing -= update(client.input(), pixels, width);
      }
      return new Picture(t, width, height, pixels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int update(RfbInput input, int[] pixels, int width) throws IOException {
    int type = input.unsignedByte();
    if (type == 2) {
      return 0; // a bell
    }
    if (type != 0) {
      throw new IOException("The desktop says something that eyes do not expect: " + type);
    }
    input.skip(1);
    int area = 0;
    for (int left = input.unsignedShort(); left > 0; left--) {
      int x = input.unsignedShort();
      int y = input.unsignedShort();
      int w = input.unsignedShort();
      int h = input.unsignedShort();
      input.skip(4);
      var ints =
          ByteBuffer.wrap(input.bytes(4 * w * h)).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
      for (int row = 0; row < h; row++) {
        ints.get(pixels, (y + row) * width + x, w);
      }
      area += w * h;
    }
    return area;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
