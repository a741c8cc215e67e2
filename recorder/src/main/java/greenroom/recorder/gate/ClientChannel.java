package greenroom.recorder.gate;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/**
 * The way back to one browser: binary messages only. Its gate calls everything but {@link #close}
 * on the {@linkplain #loop event loop}, where nothing may block.
 */
public interface ClientChannel {

  /**
   * What this browser sends is to be handed to this gate from now on. Called once, before the first
   * {@link #send}, from any thread: a browser may answer the desktop's first bytes at once.
   */
  default void connected(GateConnection gate) {}

  /**
   * The event loop of this browser's network connection. All that passes does so there, in both
   * directions, so that nothing has to change threads. One that has none shares a thread with
   * others.
   */
  default EventLoop loop() {
    return SharedLoop.get();
  }

  /** Takes bytes over, as a message of their own; they go with the next {@link #flush}. */
  void send(ByteBuf bytes);

  /** Sends what was taken. */
  default void flush() {}

  /**
   * Whether the volunteer's network keeps up. If not, nothing more is taken from the desktop until
   * {@link GateConnection#hasRoom} is called.
   */
  default boolean keepsUp() {
    return true;
  }

  /** Ends the stream. Called at most once, from any thread; must not block. */
  void close(CloseReason reason);
}
