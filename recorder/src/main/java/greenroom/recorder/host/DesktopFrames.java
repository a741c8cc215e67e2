package greenroom.recorder.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile @Nullable ChannelHandlerContext context;
  private volatile @Nullable Consumer<byte[]> receiver;

  /** A binary message began, and its last frame has not come. */
  private boolean continues;

  /** The desktop's half of this connection. */
  static DesktopFrames of(Channel channel) {
    return channel.pipeline().get(DesktopFrames.class);
  }

  /** Gets what the page sends from now on, on the event loop; before that it is dropped. */
  void receiver(Consumer<byte[]> newReceiver) {
    receiver = newReceiver;
  }

  /**
   * Sends bytes as one message, waiting while the network is behind.
   *
   * @throws IOException if the page is gone
   */
  void send(ByteBuffer bytes) throws IOException {
    ChannelHandlerContext open = awaitRoom();
    ByteBuf content = open.alloc().directBuffer(bytes.remaining()).writeBytes(bytes);
    var _ = open.writeAndFlush(new BinaryWebSocketFrame(content)); // a page that left is no failure
  }

  private ChannelHandlerContext awaitRoom() throws IOException {
    ChannelHandlerContext open = context;
    if (open != null && open.channel().isWritable()) {
      return open;
    }
    lock.lock();
    try {
      while (open != null && open.channel().isActive() && !open.channel().isWritable()) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped waiting for the page", e);
    } finally {
      lock.unlock();
    }
    if (open == null || !open.channel().isActive()) {
      throw new IOException("The page has left");
    }
    return open;
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
    Consumer<byte[]> takes = receiver;
    if (takes != null) {
      takes.accept(ByteBufUtil.getBytes(frame.content()));
    }
    frame.release();
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
    wake();
    from.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext from) {
    wake();
    from.fireChannelInactive();
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
