package greenroom.recorder.gate;

/** One browser's end of a gate. All methods may be called from any thread: none blocks. */
public interface GateConnection {

  /**
   * Takes what the browser sent, in any cut. The bytes are kept: the caller must not change them.
   * On the browser's event loop they are at the desktop's socket when this returns. More than the
   * gate can hold ends the connection with {@link CloseReason#PROTOCOL}.
   */
  void receive(byte[] bytes);

  /** The browser's network {@linkplain ClientChannel#keepsUp keeps up} again. */
  default void hasRoom() {}

  /** The browser is gone: what it held down is released and logged. May be called repeatedly. */
  void disconnected();
}
