package greenroom.recorder.bench.capture;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.gate.ClientChannel;
import greenroom.recorder.gate.CloseReason;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.gate.GateRules;
import greenroom.recorder.pipeline.Recording;
import greenroom.recorder.pipeline.RecordingSettings;
import greenroom.recorder.seal.AgeSealer;
import greenroom.recorder.store.RecordingStore;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The recorder in a process of its own, with the host's settings, so that its cost can be told from
 * the bench's: gate, screen, filter, encoder, seal and store. For each line {@code <folder>
 * <recipient>} it records until the next line, and answers with the clock's start, then with the
 * counts. Hands connect to a Unix socket, where bytes go through the gate as from a browser.
 */
final class RecorderProcess {
  private RecorderProcess() {}

  public static void main(String[] arguments) throws IOException {
    var desktop = Path.of(arguments[0]);
    var hands = UnixDomainSocketAddress.of(arguments[1]);
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(hands);
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var words = line.split(" ", -1);
        record(desktop, server, lines, Path.of(words[0]), words[1]);
      }
    }
  }

  private static void record(
      Path desktop, ServerSocketChannel server, BufferedReader lines, Path folder, String recipient)
      throws IOException {
    var clock = RecordingClock.startNow();
    try (var gate = new Gate(desktop, GateRules.STRICT);
        var store = RecordingStore.create(folder, AgeSealer.to(recipient));
        var recording =
            Recording.start(
                RecordingSettings.DEFAULT,
                clock,
                ResumePoint.BEGINNING,
                desktop,
                gate,
                store,
                trouble -> System.out.println("trouble " + trouble.code()))) {
      recording.context(new ContextSignal.Found(0));
      System.out.println("started " + clock.startNanos());
      try (var channel = server.accept()) {
        carry(channel, gate);
        lines.readLine();
      }
      var counts = recording.stop();
      store.stopped(counts);
      System.out.println("stopped " + counts.complete() + " " + counts);
    }
  }

  /** On the event loop of the gate, as in the host. */
  private static void carry(SocketChannel channel, Gate gate) {
    var blind = new Blind();
    var page = gate.attach(blind);
    var hands = new NioDomainSocketChannel(null, channel);
    hands
        .pipeline()
        .addLast(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelRead(ChannelHandlerContext context, Object message) {
                var bytes = (ByteBuf) message;
                page.receive(ByteBufUtil.getBytes(bytes));
                bytes.release();
              }

              @Override
              public void channelInactive(ChannelHandlerContext context) {
                page.disconnected();
              }
            });
    var _ = blind.loop().register(hands);
  }

  /** Sees nothing of the screen; the bench sees itself when nothing passes any more. */
  private static final class Blind implements ClientChannel {
    @Override
    public void send(ByteBuf bytes) {
      bytes.release();
    }

    @Override
    public void close(CloseReason reason) {}
  }
}
