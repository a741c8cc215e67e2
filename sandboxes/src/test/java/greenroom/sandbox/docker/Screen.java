package greenroom.sandbox.docker;

import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A small RFB client for tests: looks at the screen, moves the pointer, types.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6143">RFC 6143</a>
 */
final class Screen implements AutoCloseable {
  static final int RETURN = 0xff0d;
  static final int TAB = 0xff09;

  private final SocketChannel channel;
  private final DataInputStream in;
  private final int width;
  private final int height;

  Screen(Path socket) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    in = new DataInputStream(Channels.newInputStream(channel));
    in.readNBytes(12);
    send(ByteBuffer.wrap("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII)));
    in.readNBytes(in.readUnsignedByte());
    send(ByteBuffer.wrap(new byte[] {1}));
    in.readInt();
    send(ByteBuffer.wrap(new byte[] {1}));
    width = in.readUnsignedShort();
    height = in.readUnsignedShort();
    in.readNBytes(16);
    in.readNBytes(in.readInt());
    send(ByteBuffer.allocate(8).put((byte) 2).put((byte) 0).putShort((short) 1).putInt(0));
  }

  BufferedImage picture() throws IOException {
    send(
        ByteBuffer.allocate(10)
            .put((byte) 3)
            .put((byte) 0)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) width)
            .putShort((short) height));
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    while (in.readUnsignedByte() != 0) {
      // Bells and clipboards are not for this test; there are none.
    }
    in.readUnsignedByte();
    int rectangles = in.readUnsignedShort();
    for (int i = 0; i < rectangles; i++) {
      int x = in.readUnsignedShort();
      int y = in.readUnsignedShort();
      int w = in.readUnsignedShort();
      int h = in.readUnsignedShort();
      in.readInt();
      for (int row = 0; row < h; row++) {
        for (int column = 0; column < w; column++) {
          image.setRGB(x + column, y + row, Integer.reverseBytes(in.readInt()) & 0xffffff);
        }
      }
    }
    return image;
  }

  void move(int x, int y) throws IOException {
    pointer(x, y, 0);
  }

  void click(int x, int y) throws IOException {
    pointer(x, y, 0);
    pointer(x, y, 1);
    pointer(x, y, 0);
  }

  void key(int keysym) throws IOException {
    for (byte down : new byte[] {1, 0}) {
      send(ByteBuffer.allocate(8).put((byte) 4).put(down).putShort((short) 0).putInt(keysym));
    }
  }

  void type(String latin) throws IOException {
    for (int i = 0; i < latin.length(); i++) {
      key(latin.charAt(i));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void pointer(int x, int y, int buttons) throws IOException {
    send(
        ByteBuffer.allocate(6)
            .put((byte) 5)
            .put((byte) buttons)
            .putShort((short) x)
            .putShort((short) y));
  }

  private void send(ByteBuffer message) throws IOException {
    if (message.position() > 0) {
      message.flip();
    }
    while (message.hasRemaining()) {
      channel.write(message);
    }
  }
}
