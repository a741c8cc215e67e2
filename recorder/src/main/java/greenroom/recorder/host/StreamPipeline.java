package greenroom.recorder.host;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Prepares each connection of the web server for a stream: the desktop's binary frames go past the
 * web framework, and text ones wait until it is ready for them.
 */
@Singleton
final class StreamPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private static final String COMPRESSION = "WebSocketServerCompressionHandler";

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null));
    return event.getBean();
  }

  private record Customizer(@Nullable Channel channel) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new Customizer(channel);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      var pipeline = channel.pipeline();
      if (pipeline.get(COMPRESSION) != null) {
        pipeline.remove(COMPRESSION); // a desktop's stream is compressed already
      }
      String framework = ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;
      pipeline.addBefore(framework, "desktop-frames", new DesktopFrames());
      pipeline.addBefore(framework, "early-frames", new EarlyFrames());
    }
  }
}
