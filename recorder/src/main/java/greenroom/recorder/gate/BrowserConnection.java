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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One browser's way to the desktop and back: a thread each. The way there parses, asks the
 * recording and forwards; the way back relays messages, at the browser's pace.
 *
 * <p>Platform threads: the kernel wakes them itself. A virtual one is woken over one or two others,
 * which costs more than what is to be done then, and comes later.
 */
final class BrowserConnection implements GateConnection {
  /** What a browser may have in flight: a large paste and a flood of pointer moves. */
  private static final int MAX_QUEUED = 4 << 20;

  private static final int MAX_DESKTOP_CUT_TEXT = 256 << 10;

  private final Gate gate;
  private final Path screenSocket;
  private final GateRules rules;
  private final ClientChannel browser;
  private final ByteQueue arrived = new ByteQueue(MAX_QUEUED);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final HeldInput held = new HeldInput();
  private final List<ClientMessage> releases = new ArrayList<>();
  private volatile @Nullable SocketChannel desktop;
  private volatile @Nullable PixelFormat pixelFormat;

  BrowserConnection(Gate gate, Path screenSocket, GateRules rules, ClientChannel browser) {
    this.gate = gate;
    this.screenSocket = screenSocket;
    this.rules = rules;
    this.browser = browser;
  }

  void start() {
    Thread.ofPlatform().daemon().name("gate-in").start(this::fromBrowser);
  }

  @Override
  public void receive(byte[] bytes) {
    if (!ended.get() && !arrived.offer(bytes)) {
      Thread.ofVirtual().start(() -> end(CloseReason.PROTOCOL));
    }
  }

  @Override
  public void disconnected() {
    if (!ended.get()) {
      Thread.ofVirtual().start(() -> end(CloseReason.CLIENT_GONE));
    }
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
    arrived.end();
    closeDesktop();
    if (reason != CloseReason.CLIENT_GONE) {
      browser.close(reason);
    }
  }

  /** Logs and queues the release of everything held. Under the gate's lock. */
  void releaseHeld(InputSink sink) {
    var released = held.released(sink.now());
    if (released.isPresent() && sink.accept(released.get())) {
      gate.events.incrementAndGet();
    }
    releases.addAll(held.release());
    arrived.nudge();
  }

  private void fromBrowser() {
    try (var channel = DesktopSocket.connect(screenSocket)) {
      desktop = channel;
      Thread.ofPlatform().daemon().name("gate-out").start(() -> toBrowser(channel));
      // Said before the channel closes, or the way back would take it for the desktop's end.
      try {
        forwardAll(channel);
      } catch (RfbException e) {
        end(CloseReason.PROTOCOL);
      }
    } catch (IOException e) {
      end(CloseReason.DESKTOP_LOST);
    } catch (InterruptedException e) {
      end(CloseReason.CLOSED);
    }
  }

  private void forwardAll(SocketChannel channel) throws IOException, InterruptedException {
    var decoder = new ClientDecoder();
    for (var chunk = arrived.take(); chunk != null; chunk = arrived.take()) {
      write(channel, takeReleases());
      decoder.feed(chunk);
      for (var message = decoder.poll(); message != null; message = decoder.poll()) {
        write(channel, pass(message));
      }
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

  private static void write(SocketChannel channel, List<ClientMessage> messages)
      throws IOException {
    for (var message : messages) {
      var bytes = ByteBuffer.wrap(message.encode());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /** The browser, not the desktop, ended the stream. */
  private static final class BrowserGone extends IOException {
    private static final long serialVersionUID = 1L;

    BrowserGone(IOException cause) {
      super(cause);
    }
  }

  private void toBrowser(SocketChannel channel) {
    try {
      new ServerRelay(channel, this::send, rules.clipboardOut(), () -> pixelFormat).run();
      end(CloseReason.DESKTOP_LOST);
    } catch (BrowserGone e) {
      end(CloseReason.CLIENT_GONE);
    } catch (IOException e) {
      end(CloseReason.DESKTOP_LOST);
    }
  }

  private void send(ByteBuffer bytes) throws BrowserGone {
    gate.bytesToBrowser.addAndGet(bytes.remaining());
    try {
      browser.send(bytes);
    } catch (IOException e) {
      throw new BrowserGone(e);
    }
  }

  private void closeDesktop() {
    var channel = desktop;
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }
}
