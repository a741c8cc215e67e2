package greenroom.recorder.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The desktop's half of one page's WebSocket, its binary messages, in both directions. They carry a
 * stream, so a message that comes in several frames need not be put together.
 *
 * <p>They do not pass through the web framework: that would bind and convert each like a request,
 * and answer for each that it was sent.
 */
final class DesktopFrames extends ChannelInboundHandlerAdapter {
  /** How much may be on its way to the network: enough to keep it busy, little to wait behind. */
  private static final WriteBufferWaterMark ON_ITS_WAY =
      new WriteBufferWaterMark(128 << 10, 512 << 10);

  private volatile @Nullable ChannelHandlerContext context;
  private volatile @Nullable Receiver receiver;

  /** A binary message began, and its last frame has not come. */
  private boolean continues;

  /** Gets what the page sends, on the event loop. */
  interface Receiver {
    void receive(byte[] bytes);

    /** The network keeps up again. */
    void hasRoom();
  }

  /** The desktop's half of this connection. */
  static DesktopFrames of(Channel channel) {
    return channel.pipeline().get(DesktopFrames.class);
  }

  /** Who gets what the page sends from now on; before that it is dropped. */
  void receiver(Receiver newReceiver) {
    receiver = newReceiver;
  }

  /** The event loop of this connection. */
  EventLoop loop() {
    return added().channel().eventLoop();
  }

  /** Takes bytes over as one message, which goes with the next {@link #flush}. */
  void send(ByteBuf bytes) {
    var _ = added().write(new BinaryWebSocketFrame(bytes)); // a page that left is no failure
  }

  void flush() {
    added().flush();
  }

  /** Whether the network keeps up with what is sent. */
  boolean keepsUp() {
    return added().channel().isWritable();
  }

  private ChannelHandlerContext added() {
    return Objects.requireNonNull(context, "a handler is used once it is in a connection");
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    added.channel().config().setWriteBufferWaterMark(ON_ITS_WAY);
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    if (!(message instanceof WebSocketFrame frame) || !isDesktops(frame)) {
      from.fireChannelRead(message);
      return;
    }
    byte[] bytes = ByteBufUtil.getBytes(frame.content());
    frame.release();
    Receiver takes = receiver;
    if (takes != null) {
      takes.receive(bytes);
    }
  }

  private boolean isDesktops(WebSocketFrame frame) {
    if (frame instanceof BinaryWebSocketFrame
        || (continues && frame instanceof ContinuationWebSocketFrame)) {
      continues = !frame.isFinalFragment();
      return true;
    }
    return false;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext from) {
    Receiver takes = receiver;
    if (takes != null && from.channel().isWritable()) {
      takes.hasRoom();
    }
    from.fireChannelWritabilityChanged();
  }
}
