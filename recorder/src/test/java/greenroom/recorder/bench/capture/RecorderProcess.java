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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

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
        // One that the kernel wakes, like the network's event loop in the host.
        Thread.ofPlatform().daemon().name("hands").start(() -> carry(channel, gate));
        lines.readLine();
      }
      var counts = recording.stop();
      store.stopped(counts);
      System.out.println("stopped " + counts.complete() + " " + counts);
    }
  }

  private static void carry(SocketChannel channel, Gate gate) {
    var page =
        gate.attach(
            new ClientChannel() {
              @Override
              public void send(ByteBuffer bytes) {
                bytes.position(bytes.limit());
              }

              @Override
              public void close(CloseReason reason) {
                // The bench sees that nothing passes any more.
              }
            });
    var buffer = ByteBuffer.allocate(1 << 12);
    try {
      while (channel.read(buffer) >= 0) {
        page.receive(Arrays.copyOf(buffer.array(), buffer.position()));
        buffer.clear();
      }
    } catch (IOException e) {
      // The hands are gone.
    }
    page.disconnected();
  }
}
