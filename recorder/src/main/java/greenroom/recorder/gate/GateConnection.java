package greenroom.recorder.gate;

/** One browser's end of a gate. All methods may be called on an event loop: none blocks. */
public interface GateConnection {

  /**
   * Takes what the browser sent, in any cut. The bytes are copied or kept: the caller must not
   * change them. More than the gate can hold ends the connection with {@link CloseReason#PROTOCOL}.
   */
  void receive(byte[] bytes);

  /** The browser is gone: what it held down is released and logged. May be called repeatedly. */
  void disconnected();
}
