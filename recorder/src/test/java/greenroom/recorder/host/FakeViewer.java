package greenroom.recorder.host;

import greenroom.recorder.gate.CloseReason;
import greenroom.recorder.gate.GateConnection;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page that keeps what it is told. */
final class FakeViewer implements Viewer {
  final List<Object> told = new CopyOnWriteArrayList<>();
  volatile boolean desktop;
  volatile boolean closed;

  @Override
  public void connected(GateConnection connection) {
    desktop = true;
  }

  @Override
  public void tell(Object message) {
    told.add(message);
  }

  @Override
  public void tellLast(Object message) {
    told.add(message);
    closed = true;
  }

  @Override
  public void send(ByteBuf bytes) {
    bytes.release();
  }

  @Override
  public void close(CloseReason reason) {
    closed = true;
  }

  <T> List<T> told(Class<T> kind) {
    return told.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
