package greenroom.recorder.gate;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The way back to one browser: binary messages only. */
public interface ClientChannel {

  /**
   * What this browser sends is to be handed to this gate from now on. Called once, before the first
   * {@link #send}: a browser may answer the desktop's first bytes at once.
   */
  default void connected(GateConnection gate) {}

  /**
   * Sends bytes, blocking until they are on their way; that is what slows the desktop's stream down
   * to what the volunteer's network takes. Called by one thread at a time; the buffer is reused
   * after the call.
   *
   * @throws IOException when the browser is gone
   */
  void send(ByteBuffer bytes) throws IOException;

  /** Ends the stream. Called at most once, from any thread; must not block for long. */
  void close(CloseReason reason);
}
