package greenroom.recorder.proving;

import greenroom.recorder.gate.ClientChannel;
import greenroom.recorder.gate.CloseReason;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.gate.GateConnection;
import greenroom.recorder.rfb.ClientMessage;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Hands at a gate, where a volunteer's browser would be. They see nothing of the screen. */
public final class Hands implements ClientChannel {
  private final Gate gate;
  private final GateConnection connection;

  /** Connects, in place of whoever was. */
  public Hands(Gate gate) {
    this.gate = gate;
    connection = gate.attach(this);
    send(new ClientMessage.Version());
    send(new ClientMessage.SecurityChoice());
    send(new ClientMessage.Init());
    send(new ClientMessage.SetEncodings(List.of()));
  }

  /** Presses and releases a key. */
  public void press(int keysym) {
    send(new ClientMessage.Key(true, keysym));
    send(new ClientMessage.Key(false, keysym));
  }

  /** Presses a key and keeps it down, until {@link #release}. */
  public void hold(int keysym) {
    send(new ClientMessage.Key(true, keysym));
  }

  public void release(int keysym) {
    send(new ClientMessage.Key(false, keysym));
  }

  /** Moves the pointer there, holding these buttons (a mask as in RFB). */
  public void point(int buttons, int x, int y) {
    send(new ClientMessage.Pointer(buttons, x, y));
  }

  /** Clicks the first button. */
  public void click(int x, int y) {
    point(0, x, y);
    point(1, x, y);
    point(0, x, y);
  }

  /** Lets time pass, as people do between two acts. */
  public void rest(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** How many inputs the recording took and the desktop got. */
  public long forwarded() {
    return gate.counts().forwarded();
  }

  /** Lets go. */
  public void leave() {
    connection.disconnected();
  }

  private void send(ClientMessage message) {
    connection.receive(message.encode());
  }

  @Override
  public void send(ByteBuf bytes) {
    bytes.release();
  }

  @Override
  public void close(CloseReason reason) {
    // Whoever waits for what the hands do will see that nothing more is done.
  }
}
