package greenroom.recorder.screen;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.ScreenSink;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.TroubleException;
import greenroom.recorder.rfb.ClientDecoder;
import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.ClipboardMessages;
import greenroom.recorder.rfb.Encodings;
import greenroom.recorder.rfb.ExtendedClipboard;
import greenroom.recorder.rfb.ServerStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A screen against a server whose every byte the test decides: 40 × 20 pixels. */
class ScreenTest {
  private static final Box WHOLE = new Box(0, 0, 40, 20);

  @TempDir Path folder;
  private ServerSocketChannel server;
  private SocketChannel desktop;
  private Screen screen;
  private final Sink sink = new Sink();

  private static final class Sink implements ScreenSink {
    final LinkedBlockingQueue<ScreenUpdate> updates = new LinkedBlockingQueue<>();
    final CompletableFuture<TroubleException> lost = new CompletableFuture<>();
    final CompletableFuture<String> clipboard = new CompletableFuture<>();
    private final Arena arena = Arena.ofShared();

    @Override
    public long now() {
      return System.nanoTime();
    }

    @Override
    public MemorySegment room(long bytes) {
      return arena.allocate(bytes);
    }

    @Override
    public void accept(ScreenUpdate update) {
      updates.add(update);
    }

    @Override
    public void discard() {}

    @Override
    public void clipboard(String text) {
      clipboard.complete(text);
    }

    @Override
    public void lost(TroubleException trouble) {
      lost.complete(trouble);
    }

    ScreenUpdate next() throws InterruptedException {
      var update = updates.poll(10, TimeUnit.SECONDS);
      assertThat(update).as("an update").isNotNull();
      return update;
    }
  }

  @BeforeEach
  void connect() throws Exception {
    var socket = folder.resolve("rfb.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    var accepted =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                var channel = server.accept();
                channel.write(ByteBuffer.wrap(ServerStream.handshake()));
                return channel;
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    screen = Screen.connect(socket, sink, Pace.DEFAULT);
    desktop = accepted.get(10, TimeUnit.SECONDS);
    screen.start();
  }

  @AfterEach
  void close() throws IOException {
    screen.close();
    desktop.close();
    server.close();
  }

  @Test
  void knows_the_size_of_the_desktop() {
    assertThat(screen.width()).isEqualTo(40);
    assertThat(screen.height()).isEqualTo(20);
  }

  @Test
  void gives_pixels_and_copies_in_their_order() throws Exception {
    send(update(raw(WHOLE, 7)));
    assertThat(sink.next().changes()).hasSize(1);
    send(update(raw(new Box(2, 3, 4, 5), 9), copy(new Box(10, 0, 4, 5), 2, 3)));
    var changes = sink.next().changes();
    assertThat(changes.get(0))
        .isInstanceOfSatisfying(
            ScreenUpdate.Pixels.class,
            pixels -> {
              assertThat(pixels.box()).isEqualTo(new Box(2, 3, 4, 5));
              assertThat(pixels.pixels().byteSize()).isEqualTo(80);
              assertThat(pixels.pixels().get(ValueLayout.JAVA_BYTE, 79)).isEqualTo((byte) 9);
            });
    assertThat(changes.get(1)).isEqualTo(new ScreenUpdate.Copied(new Box(10, 0, 4, 5), 2, 3));
  }

  @Test
  void waits_for_the_whole_screen_before_it_takes_changes() throws Exception {
    send(update(raw(new Box(0, 0, 1, 1), 1)));
    send(update(raw(WHOLE, 7)));
    assertThat(sink.next().changes().getFirst().box()).isEqualTo(WHOLE);
  }

  @Test
  void takes_nothing_while_paused_and_then_the_whole_screen_first() throws Exception {
    send(update(raw(WHOLE, 7)));
    sink.next();
    screen.pause();
    send(update(raw(WHOLE, 8)));
    send(ServerStream.cutText("a sign that all of that was read"));
    sink.clipboard.get(10, TimeUnit.SECONDS);
    assertThat(sink.updates).isEmpty();
    screen.resume();
    send(update(raw(new Box(0, 0, 1, 1), 1)));
    send(update(raw(WHOLE, 9)));
    assertThat(sink.next().changes().getFirst().box()).isEqualTo(WHOLE);
  }

  @Test
  void asks_for_text_of_the_clipboard_and_hears_it_in_any_script() throws Exception {
    var decoder = new ClientDecoder();
    var asked = ByteBuffer.allocate(1000);
    var seen = new ArrayList<ClientMessage>();
    while (seen.size() < 6) {
      assertThat(desktop.read(asked.clear())).isPositive();
      decoder.feed(Arrays.copyOf(asked.array(), asked.position()));
      for (var next = decoder.poll(); next != null; next = decoder.poll()) {
        seen.add(next);
      }
    }
    assertThat(seen.get(4))
        .isEqualTo(new ClientMessage.SetEncodings(List.of(1, 0, Encodings.EXTENDED_CLIPBOARD)));
    assertThat(seen.get(5).encode()).isEqualTo(ExtendedClipboard.capabilities().encode());
    send(ServerStream.extendedCutText(ClipboardMessages.flags(1 << 27 | ClipboardMessages.TEXT)));
    send(ServerStream.extendedCutText(ClipboardMessages.provide("Grüße – 日本語 😀\r\n\0")));
    assertThat(sink.clipboard.get(10, TimeUnit.SECONDS)).isEqualTo("Grüße – 日本語 😀\n");
  }

  @Test
  void refuses_a_clipboard_text_that_lies() throws Exception {
    send(ServerStream.extendedCutText(ClipboardMessages.provide("no end")));
    assertThat(sink.lost.get(10, TimeUnit.SECONDS).code()).isEqualTo("screen-lost");
    assertThat(sink.clipboard).isNotDone();
  }

  @Test
  void says_when_the_desktop_dies() throws Exception {
    desktop.close();
    assertThat(sink.lost.get(10, TimeUnit.SECONDS).code()).isEqualTo("screen-lost");
  }

  @Test
  void says_when_the_desktop_dies_within_an_update() throws Exception {
    send(Arrays.copyOf(update(raw(WHOLE, 7)), 100));
    desktop.close();
    assertThat(sink.lost.get(10, TimeUnit.SECONDS).code()).isEqualTo("screen-lost");
    assertThat(sink.updates).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 99, 255})
  void refuses_a_message_that_does_not_exist(int type) throws Exception {
    send(new byte[] {(byte) type, 0, 0, 0});
    assertThat(sink.lost.get(10, TimeUnit.SECONDS).code()).isEqualTo("screen-lost");
  }

  @Test
  void refuses_pixels_outside_of_the_screen() throws Exception {
    send(update(raw(new Box(39, 0, 2, 1), 7)));
    assertThat(sink.lost.get(10, TimeUnit.SECONDS).code()).isEqualTo("screen-lost");
  }

  @Test
  void ends_quietly_when_closed() {
    screen.close();
    assertThat(sink.lost).isNotDone();
  }

  private void send(byte[] bytes) throws IOException {
    desktop.write(ByteBuffer.wrap(bytes));
  }

  private interface Rectangle {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] update(Rectangle... rectangles) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(0);
    out.writeShort(rectangles.length);
    for (var rectangle : rectangles) {
      rectangle.to(out);
    }
    return bytes.toByteArray();
  }

  private static Rectangle raw(Box box, int value) {
    return out -> {
      header(out, box, 0);
      var pixels = new byte[4 * box.width() * box.height()];
      java.util.Arrays.fill(pixels, (byte) value);
      out.write(pixels);
    };
  }

  private static Rectangle copy(Box box, int fromX, int fromY) {
    return out -> {
      header(out, box, 1);
      out.writeShort(fromX);
      out.writeShort(fromY);
    };
  }

  private static void header(DataOutputStream out, Box box, int encoding) throws IOException {
    out.writeShort(box.x());
    out.writeShort(box.y());
    out.writeShort(box.width());
    out.writeShort(box.height());
    out.writeInt(encoding);
  }
}
