package greenroom.recorder.rfb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A connection of our own to a desktop's Unix socket, past the handshake. */
public final class RfbClient implements AutoCloseable {
  private static final int MAX_NAME = 4096;

  private final SocketChannel channel;
  private final RfbInput input;
  private final ServerInit server;

  private RfbClient(SocketChannel channel, RfbInput input, ServerInit server) {
    this.channel = channel;
    this.input = input;
    this.server = server;
  }

  /**
   * Connects, sharing the desktop.
   *
   * @throws IOException if nobody listens, or what listens is no RFB 3.8 server without a password
   */
  public static RfbClient connect(Path socket) throws IOException {
    var channel = DesktopSocket.connect(socket);
    try {
      var input = new RfbInput(channel);
      return new RfbClient(channel, input, handshake(channel, input));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static ServerInit handshake(SocketChannel channel, RfbInput input) throws IOException {
    var version = new String(input.bytes(12), StandardCharsets.US_ASCII);
    if (!version.startsWith("RFB 003.")) {
      throw new RfbException("The desktop's socket does not speak RFB");
    }
    write(channel, new ClientMessage.Version().encode());
    var types = input.bytes(input.unsignedByte());
    if (!contains(types, 1)) {
      throw new RfbException("The desktop wants a password; it must not (SecurityTypes None)");
    }
    write(channel, new ClientMessage.SecurityChoice().encode());
    if (input.integer() != 0) {
      throw new RfbException("The desktop refused the connection");
    }
    write(channel, new ClientMessage.Init().encode());
    int width = input.unsignedShort();
    int height = input.unsignedShort();
    var format = input.pixelFormat();
    int nameLength = input.integer();
    if (nameLength < 0 || nameLength > MAX_NAME) {
      throw new RfbException("The desktop's name is " + nameLength + " bytes long");
    }
    input.skip(nameLength);
    if (width < 1 || height < 1 || width > 8192 || height > 8192) {
      throw new RfbException("The desktop says its size is " + width + " × " + height);
    }
    return new ServerInit(width, height, format);
  }

  private static boolean contains(byte[] types, int wanted) {
    for (byte type : types) {
      if (type == wanted) {
        return true;
      }
    }
    return false;
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  public ServerInit server() {
    return server;
  }

  public RfbInput input() {
    return input;
  }

  /** Sends a whole message. */
  public synchronized void send(ClientMessage message) throws IOException {
    write(channel, message.encode());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
