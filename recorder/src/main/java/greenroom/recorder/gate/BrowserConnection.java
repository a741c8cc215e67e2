package greenroom.recorder.gate;

import greenroom.recorder.InputSink;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.rfb.ClientDecoder;
import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.DesktopSocket;
import greenroom.recorder.rfb.Encodings;
import greenroom.recorder.rfb.ExtendedClipboard;
import greenroom.recorder.rfb.PixelFormat;
import greenroom.recorder.rfb.RfbException;
import greenroom.recorder.rfb.ServerRelay;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One browser's way to the desktop and back, both on the browser's event loop: what the browser
 * sends is parsed, offered to the recording and written to the desktop, and what the desktop sends
 * is relayed, where it arrives. No thread is woken for it.
 */
final class BrowserConnection implements GateConnection {
  /** What a browser may have in flight: a large paste and a flood of pointer moves. */
  private static final int MAX_QUEUED = 4 << 20;

  private static final int MAX_DESKTOP_CUT_TEXT = 256 << 10;

  /**
   * The desktop sends an update in pieces, as it compresses them. After one it is not looked for
   * the next for so long: a look costs as much as passing on whatever has come by then.
   */
  private static final int PIECES_MILLIS = 4;

  /** Not so within an update that is longer than this: its desktop would wait. */
  private static final int LONG_UPDATE = 128 << 10;

  private final Gate gate;
  private final Path screenSocket;
  private final GateRules rules;
  private final ClientChannel browser;
  private final EventLoop loop;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Both are guarded by the gate's lock. */
  private final HeldInput held = new HeldInput();

  private final List<ClientMessage> releases = new ArrayList<>();

  private volatile @Nullable Channel desktop;

  // The rest is the event loop's.
  private final ClientDecoder decoder = new ClientDecoder();
  private final Deque<byte[]> early = new ArrayDeque<>();
  private int earlyBytes;
  private @Nullable PixelFormat pixelFormat;

  BrowserConnection(Gate gate, Path screenSocket, GateRules rules, ClientChannel browser) {
    this.gate = gate;
    this.screenSocket = screenSocket;
    this.rules = rules;
    this.browser = browser;
    this.loop = browser.loop();
  }

  void start() {
    Thread.ofVirtual().name("gate-connect").start(this::connect);
  }

  @Override
  public void receive(byte[] bytes) {
    if (loop.inEventLoop()) {
      fromBrowser(bytes);
    } else {
      later(() -> fromBrowser(bytes));
    }
  }

  @Override
  public void hasRoom() {
    var channel = desktop;
    if (channel != null) {
      channel.config().setAutoRead(true);
    }
  }

  @Override
  public void disconnected() {
    end(CloseReason.CLIENT_GONE);
  }

  /** Ends both ways, once. What is held is logged as released; the desktop lets go by itself. */
  void end(CloseReason reason) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    gate.lock.lock();
    try {
      var sink = gate.sink();
      if (sink != null) {
        releaseHeld(sink);
      }
      gate.forget(this);
    } finally {
      gate.lock.unlock();
    }
    closeDesktop();
    if (reason != CloseReason.CLIENT_GONE) {
      browser.close(reason);
    }
  }

  /** Logs the release of everything held, and sees to it. Under the gate's lock. */
  void releaseHeld(InputSink sink) {
    var released = held.released(sink.now());
    if (released.isPresent() && sink.accept(released.get())) {
      gate.events.incrementAndGet();
    }
    releases.addAll(held.release());
    later(() -> fromBrowser(new byte[0]));
  }

  private void connect() {
    try {
      var channel = new NioDomainSocketChannel(null, DesktopSocket.connect(screenSocket));
      channel
          .config()
          .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(1 << 10, 16 << 10, 256 << 10))
          .setWriteBufferWaterMark(new WriteBufferWaterMark(MAX_QUEUED, MAX_QUEUED));
      channel.pipeline().addLast(new FromDesktop());
      var _ = loop.register(channel).addListener(_ -> connected(channel));
    } catch (IOException e) {
      end(CloseReason.DESKTOP_LOST);
    }
  }

  /** The desktop's socket is on the event loop, or closed. */
  private void connected(Channel channel) {
    desktop = channel;
    if (ended.get()) {
      closeDesktop();
    } else if (!channel.isActive()) {
      end(CloseReason.DESKTOP_LOST);
    }
    for (var bytes = early.poll(); bytes != null; bytes = early.poll()) {
      forward(channel, bytes);
    }
  }

  private void fromBrowser(byte[] bytes) {
    var channel = desktop;
    if (channel != null) {
      forward(channel, bytes);
    } else if (earlyBytes + bytes.length > MAX_QUEUED) {
      end(CloseReason.PROTOCOL);
    } else {
      earlyBytes += bytes.length;
      early.add(bytes);
    }
  }

  private void forward(Channel channel, byte[] bytes) {
    if (ended.get()) {
      return;
    }
    write(channel, takeReleases());
    try {
      decoder.feed(bytes);
      for (var message = decoder.poll(); message != null; message = decoder.poll()) {
        write(channel, pass(message));
      }
    } catch (RfbException e) {
      end(CloseReason.PROTOCOL);
    }
    channel.flush();
    if (!channel.isWritable()) {
      end(CloseReason.PROTOCOL);
    }
  }

  /** What of a message goes on to the desktop. */
  private List<ClientMessage> pass(ClientMessage message) throws RfbException {
    return switch (message) {
      case ClientMessage.Version version -> List.of(version);
      case ClientMessage.SecurityChoice choice -> List.of(choice);
      case ClientMessage.Init init -> List.of(init);
      case ClientMessage.SetPixelFormat format -> {
        pixelFormat = format.format();
        yield List.of(format);
      }
      case ClientMessage.SetEncodings wanted -> encodings(wanted);
      case ClientMessage.UpdateRequest request -> List.of(request);
      case ClientMessage.EnableContinuousUpdates updates -> List.of(updates);
      case ClientMessage.Fence fence -> List.of(fence);
      case ClientMessage.Key key -> key(message, key.down(), key.keysym(), 0);
      case ClientMessage.QemuKey key -> key(message, key.down(), key.keysym(), key.code());
      case ClientMessage.Pointer pointer -> pointer(pointer);
      case ClientMessage.CutText text -> cutText(text);
      case ClientMessage.ExtendedCutText text -> extendedCutText(text);
      case ClientMessage.Xvp xvp -> List.of();
      case ClientMessage.SetDesktopSize size -> List.of();
    };
  }

  private List<ClientMessage> encodings(ClientMessage.SetEncodings wanted) {
    var allowed =
        Encodings.allowed(wanted.encodings(), rules.clipboardIn() || rules.clipboardOut());
    var message = new ClientMessage.SetEncodings(allowed);
    return allowed.contains(Encodings.EXTENDED_CLIPBOARD)
        ? List.of(message, ExtendedClipboard.capabilities())
        : List.of(message);
  }

  private List<ClientMessage> key(ClientMessage message, boolean down, int keysym, int code) {
    return input(
        List.of(message),
        sink -> held.key(sink.now(), down, keysym, code).map(List::of).orElse(List.of()),
        () -> held.keyForwarded(down, keysym, code, message instanceof ClientMessage.QemuKey));
  }

  private List<ClientMessage> pointer(ClientMessage.Pointer pointer) {
    return input(
        List.of(pointer),
        sink -> held.pointer(sink.now(), pointer),
        () -> held.pointerForwarded(pointer));
  }

  private List<ClientMessage> cutText(ClientMessage.CutText text) {
    if (!rules.clipboardIn() || text.text().length() > MAX_DESKTOP_CUT_TEXT) {
      return drop();
    }
    return clipboard(text.text(), List.of(text));
  }

  /** A text that the browser provides goes on in messages of our own; nothing else does. */
  private List<ClientMessage> extendedCutText(ClientMessage.ExtendedCutText message)
      throws RfbException {
    if (!rules.clipboardIn()) {
      return drop();
    }
    var text = ExtendedClipboard.provided(message.payload());
    return text.isPresent() ? clipboard(text.get(), ExtendedClipboard.giving(text.get())) : drop();
  }

  private List<ClientMessage> clipboard(String text, List<ClientMessage> messages) {
    return input(
        messages, sink -> List.of(new RecordedEvent.Clipboard(sink.now(), "in", text)), () -> {});
  }

  private interface Meaning {
    List<RecordedEvent> in(InputSink sink);
  }

  /** The recording must take an input before the desktop may get it. */
  private List<ClientMessage> input(List<ClientMessage> messages, Meaning meaning, Runnable taken) {
    gate.lock.lock();
    try {
      var sink = gate.sink();
      if (sink == null || ended.get()) {
        return drop();
      }
      var events = meaning.in(sink);
      if (events.isEmpty()) {
        return drop();
      }
      for (var event : events) {
        if (!sink.accept(event)) {
          return drop();
        }
        gate.events.incrementAndGet();
      }
      taken.run();
      gate.forwarded.incrementAndGet();
      return messages;
    } finally {
      gate.lock.unlock();
    }
  }

  private List<ClientMessage> drop() {
    gate.dropped.incrementAndGet();
    return List.of();
  }

  private List<ClientMessage> takeReleases() {
    gate.lock.lock();
    try {
      var taken = List.copyOf(releases);
      releases.clear();
      return taken;
    } finally {
      gate.lock.unlock();
    }
  }

  private static void write(Channel channel, List<ClientMessage> messages) {
    for (var message : messages) {
      var _ = channel.write(Unpooled.wrappedBuffer(message.encode())); // fails with the connection
    }
  }

  private void toBrowser(ByteBuf bytes) {
    gate.bytesToBrowser.addAndGet(bytes.readableBytes());
    browser.send(bytes);
  }

  /** The desktop's end of its socket. */
  private final class FromDesktop extends ChannelInboundHandlerAdapter {
    private final ServerRelay relay =
        new ServerRelay(BrowserConnection.this::toBrowser, rules.clipboardOut(), () -> pixelFormat);

    /** About how much came of the message that is not over. */
    private long ofMessage;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      var bytes = (ByteBuf) message;
      ofMessage += bytes.readableBytes();
      try {
        if (!ended.get()) {
          relay.feed(bytes);
        }
      } catch (RfbException e) {
        end(CloseReason.DESKTOP_LOST);
      } finally {
        bytes.release();
      }
      if (!browser.keepsUp()) {
        context.channel().config().setAutoRead(false);
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      browser.flush();
      if (!relay.withinMessage()) {
        ofMessage = 0;
      } else if (ofMessage < LONG_UPDATE) {
        context.channel().config().setAutoRead(false);
        var _ =
            loop.schedule(() -> lookAgain(context.channel()), PIECES_MILLIS, TimeUnit.MILLISECONDS);
      }
    }

    private void lookAgain(Channel channel) {
      if (browser.keepsUp()) {
        channel.config().setAutoRead(true);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      end(CloseReason.DESKTOP_LOST);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      end(CloseReason.DESKTOP_LOST);
    }
  }

  private void later(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      end(CloseReason.CLOSED); // the server has ended, and its connections with it
    }
  }

  private void closeDesktop() {
    var channel = desktop;
    if (channel != null) {
      var _ = channel.close();
    }
  }
}
