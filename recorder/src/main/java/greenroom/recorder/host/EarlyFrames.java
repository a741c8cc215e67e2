package greenroom.recorder.host;

import io.micronaut.http.netty.websocket.AbstractNettyWebSocketHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Holds frames back until the web framework has put its own handler in place, which it does a
 * moment after the browser may begin to send.
 */
final class EarlyFrames extends ChannelInboundHandlerAdapter {
  private static final int MOST_EARLY = 64;
  private static final long LOOK_AGAIN_MILLIS = 2;

  private final Deque<WebSocketFrame> early = new ArrayDeque<>();

  private boolean settled;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof WebSocketFrame frame) || (settled && early.isEmpty())) {
      context.fireChannelRead(message);
    } else if (early.size() < MOST_EARLY) {
      early.add(frame);
      if (early.size() == 1) {
        lookWhetherReady(context);
      }
    } else {
      frame.release();
      var _ = context.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    early.forEach(WebSocketFrame::release);
    early.clear();
    context.fireChannelInactive();
  }

  private void lookWhetherReady(ChannelHandlerContext context) {
    if (handlerIsAdded(context)) {
      // Its start is in the event loop's queue by now; what is queued after it comes after it.
      context.executor().execute(() -> passEarly(context));
    } else if (!early.isEmpty()) {
      var _ =
          context
              .executor()
              .schedule(() -> lookWhetherReady(context), LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Another thread adds the handler, under the pipeline's own lock. */
  private static boolean handlerIsAdded(ChannelHandlerContext context) {
    ChannelPipeline pipeline = context.pipeline();
    synchronized (pipeline) {
      return pipeline.get(AbstractNettyWebSocketHandler.ID) != null;
    }
  }

  private void passEarly(ChannelHandlerContext context) {
    settled = true;
    for (WebSocketFrame frame = early.poll(); frame != null; frame = early.poll()) {
      context.fireChannelRead(frame);
    }
  }
}
