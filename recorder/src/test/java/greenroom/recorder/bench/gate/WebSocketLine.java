package greenroom.recorder.bench.gate;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A desktop's stream in a WebSocket (RFC 6455), with as little of its own as can be: a blocking
 * socket, one buffer, no other thread. What it adds to a round trip is the same whoever answers.
 */
public final class WebSocketLine implements DesktopLine {
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final SocketChannel socket;
  private final ByteBuffer in = ByteBuffer.allocateDirect(256 << 10).flip();
  private final Queue<String> texts = new ArrayDeque<>();
  private final Queue<ByteBuffer> early = new ArrayDeque<>();
  private int kind = BINARY;
  private long left;

  private WebSocketLine(SocketChannel socket) {
    this.socket = socket;
  }

  /** Connects to {@code ws://localhost:<port><path>} as a page of this origin. */
  public static WebSocketLine connect(int port, String path, String origin) throws IOException {
    var socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    var line = new WebSocketLine(socket);
    byte[] nonce = new byte[16];
    ThreadLocalRandom.current().nextBytes(nonce);
    line.write(
        ("GET "
                + path
                + " HTTP/1.1\r\nHost: localhost:"
                + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: "
                + Base64.getEncoder().encodeToString(nonce)
                + "\r\nOrigin: "
                + origin
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    String answer = line.header();
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new IOException("No WebSocket there: " + answer.lines().findFirst().orElse(""));
    }
    return line;
  }

  private String header() throws IOException {
    var text = new StringBuilder();
    while (!text.toString().endsWith("\r\n\r\n")) {
      need(1);
      text.append((char) in.get());
    }
    return text.toString();
  }

  /** Sends a text message. */
  public void say(String text) throws IOException {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The next text message; binary ones before it are kept for {@link #read}. */
  public String hear() throws IOException {
    String text = texts.poll();
    while (text == null) {
      nextFrame();
      while (left > 0) {
        need(1);
        byte[] part = new byte[(int) Math.min(left, in.remaining())];
        in.get(part);
        early.add(ByteBuffer.wrap(part));
        left -= part.length;
      }
      text = texts.poll();
    }
    return text;
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    frame(BINARY, bytes);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    ByteBuffer first = early.peek();
    if (first != null) {
      int count = Math.min(first.remaining(), target.remaining());
      target.put(first.slice(first.position(), count));
      first.position(first.position() + count);
      if (!first.hasRemaining()) {
        early.remove();
      }
      return count;
    }
    try {
      while (left == 0) {
        nextFrame();
      }
      need(1);
    } catch (EOFException e) {
      return -1;
    }
    int count = (int) Math.min(Math.min(left, in.remaining()), target.remaining());
    target.put(target.position(), in, in.position(), count);
    target.position(target.position() + count);
    in.position(in.position() + count);
    left -= count;
    return count;
  }

  /** Reads a frame's head; what is not binary is taken whole. */
  private void nextFrame() throws IOException {
    need(2);
    int opcode = in.get() & 0x0f;
    kind = opcode == 0 ? kind : opcode;
    int length = in.get() & 0x7f;
    if (length == 126) {
      need(2);
      left = in.getShort() & 0xffff;
    } else if (length == 127) {
      need(8);
      left = in.getLong();
    } else {
      left = length;
    }
    if (kind != BINARY) {
      byte[] payload = new byte[(int) left];
      for (int at = 0; at < payload.length; ) {
        need(1);
        int count = Math.min(in.remaining(), payload.length - at);
        in.get(payload, at, count);
        at += count;
      }
      left = 0;
      control(payload);
    }
  }

  private void control(byte[] payload) throws IOException {
    switch (kind) {
      case TEXT -> texts.add(new String(payload, StandardCharsets.UTF_8));
      case PING -> frame(PONG, payload);
      case CLOSE -> throw new EOFException("The other side closed the WebSocket");
      default -> {}
    }
  }

  private void need(int count) throws IOException {
    if (in.remaining() >= count) {
      return;
    }
    in.compact();
    try {
      while (in.position() < count) {
        if (socket.read(in) < 0) {
          throw new EOFException("The WebSocket ended");
        }
      }
    } finally {
      in.flip();
    }
  }

  /** Clients mask what they send; a mask of zeros is a mask. */
  private synchronized void frame(int opcode, byte[] payload) throws IOException {
    var bytes = ByteBuffer.allocate(14 + payload.length);
    bytes.put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      bytes.put((byte) (0x80 | payload.length));
    } else {
      bytes.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    write(bytes.putInt(0).put(payload).flip());
  }

  private void write(byte[] bytes) throws IOException {
    write(ByteBuffer.wrap(bytes));
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      socket.write(bytes);
    }
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What waits to be heard, or null. */
  public @Nullable String heard() {
    return texts.poll();
  }
}
