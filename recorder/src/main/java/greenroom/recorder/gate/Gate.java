package greenroom.recorder.gate;

import greenroom.recorder.InputSink;
import java.nio.file.Path;

/**
 * The gate of one desktop. It lives as long as the session, over any number of browser connections
 * and recordings; at most one browser is connected at a time. Input passes only between {@link
 * #open} and {@link #hold}; the picture always does.
 */
public final class Gate implements AutoCloseable {

  /** A gate that is held, in front of the desktop at this Unix socket. */
  public Gate(Path screenSocket, GateRules rules) {}

  /**
   * Connects a browser to the desktop. A browser that is connected already is closed with {@link
   * CloseReason#TAKEN_OVER}. Returns at once; trouble ends the connection through {@link
   * ClientChannel#close}.
   */
  public GateConnection attach(ClientChannel channel) {
    return pending();
  }

  /** From here on input is offered to this sink, and what it takes is forwarded. */
  public void open(InputSink sink) {
    pending();
  }

  /** From here on no input passes. What is held down is released at the desktop, and logged. */
  public void hold() {
    pending();
  }

  /** Whether a browser is connected. */
  public boolean connected() {
    return pending();
  }

  /** Ends the browser's connection with {@link CloseReason#CLOSED}. */
  @Override
  public void close() {
    pending();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the skeleton
  private static <T> T pending() {
    throw new UnsupportedOperationException("Not finished yet");
  }
}
