package greenroom.recorder.gate;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The event loop of those at a gate that come over no network. Starts with the first of them. */
final class SharedLoop {
  private static final EventLoopGroup GROUP =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("gate", true), NioIoHandler.newFactory());

  private SharedLoop() {}

  static EventLoop get() {
    return GROUP.next();
  }
}
