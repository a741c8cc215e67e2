package greenroom.recorder.host;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.netty.websocket.AbstractNettyWebSocketHandler;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Keeps text and binary WebSocket messages apart. The web framework hands both to a message method
 * as plain bytes, so each message gets one byte in front that says what it was.
 */
@Singleton
final class FrameKind implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  /** In front of a binary message. */
  static final byte BINARY = 0;

  /** In front of a text message. */
  static final byte TEXT = 1;

  private static final String COMPRESSION = "WebSocketServerCompressionHandler";

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null));
    return event.getBean();
  }

  private record Customizer(@org.jspecify.annotations.Nullable Channel channel)
      implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new Customizer(channel);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null) {
        if (channel.pipeline().get(COMPRESSION) != null) {
          channel.pipeline().remove(COMPRESSION); // a desktop's stream is compressed already
        }
        channel
            .pipeline()
            .addBefore(
                ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, "frame-kind", new Marker());
      }
    }
  }

  /**
   * Puts the kind in front of a message's first frame. Holds frames back until the framework has
   * put its own handler in place, which it does a moment after the browser may begin to send.
   */
  private static final class Marker extends ChannelInboundHandlerAdapter {
    private static final int MOST_EARLY = 64;
    private static final long LOOK_AGAIN_MILLIS = 2;

    private final Deque<WebSocketFrame> early = new ArrayDeque<>();

    private boolean settled;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (!(message instanceof WebSocketFrame frame)) {
        context.fireChannelRead(message);
      } else if (settled && early.isEmpty()) {
        context.fireChannelRead(marked(context, frame));
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
                .schedule(
                    () -> lookWhetherReady(context), LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
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
        context.fireChannelRead(marked(context, frame));
      }
    }

    private static WebSocketFrame marked(ChannelHandlerContext context, WebSocketFrame frame) {
      return switch (frame) {
        case TextWebSocketFrame text -> marked(context, text, TEXT);
        case BinaryWebSocketFrame binary -> marked(context, binary, BINARY);
        default -> frame;
      };
    }

    private static WebSocketFrame marked(
        ChannelHandlerContext context, WebSocketFrame frame, byte kind) {
      ByteBuf first = context.alloc().buffer(1).writeByte(kind);
      ByteBuf content =
          context.alloc().compositeBuffer(2).addComponents(true, first, frame.content());
      return new BinaryWebSocketFrame(frame.isFinalFragment(), frame.rsv(), content);
    }
  }
}
