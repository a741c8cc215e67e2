package greenroom.recorder.pipeline;

import greenroom.recorder.gate.ClientChannel;
import greenroom.recorder.gate.CloseReason;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.gate.GateConnection;
import greenroom.recorder.rfb.ClientMessage;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** What a page with noVNC does at a gate, as far as a test needs it. */
final class TestBrowser implements ClientChannel {
  final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
  final AtomicLong received = new AtomicLong();
  private final GateConnection connection;

  TestBrowser(Gate gate) {
    connection = gate.attach(this);
    send(new ClientMessage.Version());
    send(new ClientMessage.SecurityChoice());
    send(new ClientMessage.Init());
    send(new ClientMessage.SetEncodings(List.of(16, 1, 0, -258)));
  }

  void send(ClientMessage message) {
    connection.receive(message.encode());
  }

  void press(int keysym) {
    send(new ClientMessage.Key(true, keysym));
    send(new ClientMessage.Key(false, keysym));
  }

  void type(String text) {
    text.chars().forEach(this::press);
  }

  void click(int x, int y) {
    send(new ClientMessage.Pointer(0, x, y));
    send(new ClientMessage.Pointer(1, x, y));
    send(new ClientMessage.Pointer(0, x, y));
  }

  void disconnect() {
    connection.disconnected();
  }

  @Override
  public void send(ByteBuf bytes) {
    received.addAndGet(bytes.readableBytes());
    bytes.release();
  }

  @Override
  public void close(CloseReason reason) {
    closed.complete(reason);
  }
}
