package greenroom.recorder.gate;

import static greenroom.recorder.rfb.ClipboardMessages.PROVIDE;
import static greenroom.recorder.rfb.ClipboardMessages.compressed;
import static greenroom.recorder.rfb.ClipboardMessages.flags;
import static greenroom.recorder.rfb.ClipboardMessages.measured;
import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.InputSink;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.rfb.ClientMessage;
import greenroom.recorder.rfb.ClipboardMessages;
import greenroom.recorder.rfb.Encodings;
import greenroom.recorder.rfb.ExtendedClipboard;
import greenroom.recorder.rfb.ServerStream;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  private static final ClientMessage END = new ClientMessage.UpdateRequest(true, 0, 0, 1, 1);

  @TempDir Path folder;
  private FakeDesktop desktop;
  private Gate gate;
  private final Recorded recorded = new Recorded();

  /** A recording that takes everything until it is told not to. */
  private static final class Recorded implements InputSink {
    final List<RecordedEvent> events = Collections.synchronizedList(new ArrayList<>());
    final AtomicBoolean takes = new AtomicBoolean(true);
    private final AtomicLong clock = new AtomicLong();

    @Override
    public long now() {
      return clock.incrementAndGet();
    }

    @Override
    public boolean accept(RecordedEvent event) {
      return takes.get() && events.add(event);
    }
  }

  /** A browser that has done its handshake. */
  private static final class Page implements ClientChannel {
    final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    final GateConnection connection;

    Page(Gate gate) {
      connection = gate.attach(this);
      send(new ClientMessage.Version());
      send(new ClientMessage.SecurityChoice());
      send(new ClientMessage.Init());
    }

    void send(ClientMessage message) {
      connection.receive(message.encode());
    }

    @Override
    public void send(ByteBuf bytes) {
      received.add(bytes.toString(StandardCharsets.ISO_8859_1));
      bytes.release();
    }

    @Override
    public void close(CloseReason reason) {
      closed.complete(reason);
    }

    /** Everything that came, once the bell rang. */
    String receivesBell() throws InterruptedException {
      var all = new StringBuilder();
      while (all.isEmpty() || all.charAt(all.length() - 1) != 2) {
        var more = received.poll(10, TimeUnit.SECONDS);
        assertThat(more).as("more of the desktop's stream").isNotNull();
        all.append(more);
      }
      return all.toString();
    }

    CloseReason reason() throws Exception {
      return closed.get(10, TimeUnit.SECONDS);
    }
  }

  @BeforeEach
  void open() {
    var socket = folder.resolve("rfb.sock");
    desktop = new FakeDesktop(socket);
    gate = new Gate(socket, GateRules.STRICT);
    gate.open(recorded);
  }

  @AfterEach
  void close() {
    gate.close();
    desktop.close();
  }

  @Test
  void a_browser_can_answer_the_desktops_first_bytes_at_once() throws Exception {
    desktop.greeting = new byte[] {'R', 'F', 'B', ' ', '0', '0', '3', '.', '0', '0', '8', '\n'};
    for (int i = 0; i < 50; i++) {
      var answered = new CompletableFuture<Boolean>();
      var page =
          new ClientChannel() {
            private volatile @Nullable GateConnection known;

            @Override
            public void connected(GateConnection connection) {
              known = connection;
            }

            @Override
            public void send(ByteBuf bytes) {
              bytes.release();
              answered.complete(known != null);
            }

            @Override
            public void close(CloseReason reason) {
              answered.complete(false);
            }
          };
      gate.attach(page);
      assertThat(answered.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void records_a_key_and_forwards_it_whole() throws Exception {
    var key = new ClientMessage.QemuKey(true, 'a', 30);
    var page = new Page(gate);
    for (byte one : key.encode()) {
      page.connection.receive(new byte[] {one});
    }
    assertThat(desktop.next()).isEqualTo(key);
    assertThat(recorded.events).containsExactly(new RecordedEvent.Key(1, 'a', 30, true));
  }

  @Test
  void forwards_nothing_that_the_recording_does_not_take() throws Exception {
    recorded.takes.set(false);
    var page = new Page(gate);
    page.send(new ClientMessage.Key(true, 'a'));
    page.send(new ClientMessage.Pointer(1, 5, 5));
    page.send(END);
    assertThat(desktop.next()).isEqualTo(END);
    assertThat(gate.counts().dropped()).isEqualTo(2);
  }

  @Test
  void forwards_no_input_while_held_but_the_picture() throws Exception {
    gate.hold();
    var page = new Page(gate);
    page.send(new ClientMessage.Key(true, 'a'));
    page.send(END);
    assertThat(desktop.next()).isEqualTo(END);
    desktop.send(ServerStream.handshake());
    desktop.send(ServerStream.bell());
    page.receivesBell();
    assertThat(recorded.events).isEmpty();
  }

  @Test
  void lets_go_of_what_is_held_when_input_is_held() throws Exception {
    var page = new Page(gate);
    page.send(new ClientMessage.QemuKey(true, 0xffe1, 42));
    page.send(new ClientMessage.Pointer(1, 7, 8));
    desktop.next();
    desktop.next();
    gate.hold();
    assertThat(desktop.next()).isEqualTo(new ClientMessage.QemuKey(false, 0xffe1, 42));
    assertThat(desktop.next()).isEqualTo(new ClientMessage.Pointer(0, 7, 8));
    assertThat(recorded.events.getLast())
        .isInstanceOfSatisfying(
            RecordedEvent.Released.class,
            released -> {
              assertThat(released.keysyms()).containsExactly(0xffe1);
              assertThat(released.buttons()).isEqualTo(1);
            });
    gate.open(recorded);
    page.send(new ClientMessage.QemuKey(false, 0xffe1, 42));
    page.send(END);
    assertThat(desktop.next()).as("the late release means nothing any more").isEqualTo(END);
  }

  @Test
  void tells_moves_buttons_and_wheel_apart() throws Exception {
    var page = new Page(gate);
    page.send(new ClientMessage.Pointer(0, 10, 10));
    page.send(new ClientMessage.Pointer(1, 10, 10));
    page.send(new ClientMessage.Pointer(1, 20, 10));
    page.send(new ClientMessage.Pointer(0, 20, 10));
    page.send(new ClientMessage.Pointer(0b10000, 20, 10));
    page.send(new ClientMessage.Pointer(0, 20, 10));
    page.send(new ClientMessage.Pointer(0b100000, 20, 10));
    page.send(new ClientMessage.Pointer(0, 20, 10));
    page.send(END);
    while (!desktop.next().equals(END)) {}
    assertThat(recorded.events)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("t")
        .containsExactly(
            new RecordedEvent.Pointer(0, 10, 10, 0),
            new RecordedEvent.Button(0, 10, 10, 1, true),
            new RecordedEvent.Pointer(0, 20, 10, 1),
            new RecordedEvent.Button(0, 20, 10, 1, false),
            new RecordedEvent.Wheel(0, 20, 10, 0, 1),
            new RecordedEvent.Wheel(0, 20, 10, -1, 0));
  }

  @Test
  void cuts_the_encodings_to_what_it_knows() throws Exception {
    var page = new Page(gate);
    page.send(new ClientMessage.SetEncodings(List.of(1, 50, 7, -260, 16, -308, -1063131698, -239)));
    assertThat(desktop.next()).isEqualTo(new ClientMessage.SetEncodings(List.of(1, 7, 16, -239)));
  }

  @Test
  void offers_the_desktop_to_take_text_unasked_where_the_task_allows_the_clipboard()
      throws Exception {
    try (var open = opened(new GateRules(false, true))) {
      var page = new Page(open);
      page.send(new ClientMessage.SetEncodings(List.of(7, Encodings.EXTENDED_CLIPBOARD, -308)));
      assertThat(desktop.next())
          .isEqualTo(new ClientMessage.SetEncodings(List.of(7, Encodings.EXTENDED_CLIPBOARD)));
      assertThat(desktop.next().encode())
          .isEqualTo(ExtendedClipboard.capabilities().encode())
          .hasSize(16);
      page.send(new ClientMessage.SetEncodings(List.of(7)));
      page.send(END);
      desktop.next();
      assertThat(desktop.next()).as("nothing is told that was not offered").isEqualTo(END);
    }
  }

  @Test
  void drops_clipboard_screen_size_and_power_requests() throws Exception {
    var page = new Page(gate);
    page.send(new ClientMessage.CutText("from outside"));
    page.send(new ClientMessage.ExtendedCutText(new byte[8]));
    page.send(provided("from outside\0"));
    page.send(provided("a text that lies"));
    page.send(new ClientMessage.SetDesktopSize(800, 600, new byte[16]));
    page.send(new ClientMessage.Xvp(1, 2));
    page.send(END);
    assertThat(desktop.next()).isEqualTo(END);
    assertThat(recorded.events).isEmpty();
  }

  @Test
  void records_the_clipboard_where_the_task_allows_it() throws Exception {
    try (var open = opened(new GateRules(true, false))) {
      var page = new Page(open);
      page.send(new ClientMessage.CutText("from outside"));
      assertThat(desktop.next()).isEqualTo(new ClientMessage.CutText("from outside"));
      assertThat(recorded.events)
          .containsExactly(new RecordedEvent.Clipboard(1, "in", "from outside"));
    }
  }

  @Test
  void records_a_provided_text_whole_before_it_goes_on_in_messages_of_the_gates_own()
      throws Exception {
    try (var open = opened(new GateRules(true, false))) {
      var page = new Page(open);
      var message = provided("Grüße – 日本語 😀\r\n\0");
      for (byte one : message.encode()) {
        page.connection.receive(new byte[] {one});
      }
      page.send(new ClientMessage.Key(true, 'v'));
      for (var ours : ExtendedClipboard.giving("Grüße – 日本語 😀\n")) {
        assertThat(desktop.next().encode()).isEqualTo(ours.encode());
      }
      assertThat(desktop.next()).isEqualTo(new ClientMessage.Key(true, 'v'));
      assertThat(recorded.events)
          .containsExactly(
              new RecordedEvent.Clipboard(1, "in", "Grüße – 日本語 😀\n"),
              new RecordedEvent.Key(2, 'v', 0, true));
    }
  }

  @Test
  void forwards_no_text_that_the_recording_does_not_take() throws Exception {
    try (var open = opened(new GateRules(true, true))) {
      recorded.takes.set(false);
      var page = new Page(open);
      page.send(provided("Grüße – 日本語 😀\0"));
      page.send(END);
      assertThat(desktop.next()).isEqualTo(END);
      assertThat(open.counts().dropped()).isEqualTo(1);
    }
  }

  @Test
  void drops_everything_of_the_extended_clipboard_but_text() throws Exception {
    try (var open = opened(new GateRules(true, true))) {
      var page = new Page(open);
      var text = compressed(measured(new byte[] {'r', 't', 'f', 0}));
      for (int flags :
          List.of(1 << 24, 1 << 25 | 1, 1 << 26, 1 << 27 | 31, PROVIDE | 2, PROVIDE | 31)) {
        page.send(new ClientMessage.ExtendedCutText(ServerStream.joined(flags(flags), text)));
      }
      page.send(provided("日".repeat(100_000) + "\0"));
      page.send(END);
      assertThat(desktop.next()).isEqualTo(END);
      assertThat(recorded.events).isEmpty();
      assertThat(open.counts().dropped()).isEqualTo(7);
    }
  }

  @Test
  void refuses_a_page_whose_text_lies_and_forwards_nothing_of_it() throws Exception {
    try (var open = opened(new GateRules(true, true))) {
      var page = new Page(open);
      page.send(END);
      desktop.next();
      page.send(provided("no end"));
      page.send(new ClientMessage.Key(true, 'a'));
      assertThat(page.reason()).isEqualTo(CloseReason.PROTOCOL);
      assertThat(recorded.events).isEmpty();
      assertThat(desktop.got).isEmpty();
    }
  }

  @Test
  void gives_the_desktops_text_to_the_page_where_the_task_allows_it() throws Exception {
    try (var open = opened(new GateRules(false, true))) {
      var page = new Page(open);
      page.send(END);
      desktop.next();
      desktop.send(ServerStream.handshake());
      var text = provided("Grüße – 日本語 😀\0").payload();
      desktop.send(ServerStream.extendedCutText(text));
      desktop.send(ServerStream.bell());
      var ours =
          (ClientMessage.ExtendedCutText) ExtendedClipboard.giving("Grüße – 日本語 😀").getLast();
      assertThat(page.receivesBell()).contains(latin(ServerStream.extendedCutText(ours.payload())));
    }
  }

  @Test
  void keeps_the_desktops_clipboard_from_the_page() throws Exception {
    var page = new Page(gate);
    page.send(END);
    desktop.next();
    desktop.send(ServerStream.handshake());
    desktop.send(ServerStream.cutText("from inside"));
    desktop.send(ServerStream.extendedCutText(provided("from inside\0").payload()));
    desktop.send(ServerStream.bell());
    assertThat(page.receivesBell()).isEqualTo(latin(ServerStream.after(ServerStream.bell())));
  }

  private Gate opened(GateRules rules) {
    var opened = new Gate(folder.resolve("rfb.sock"), rules);
    opened.open(recorded);
    return opened;
  }

  private static ClientMessage.ExtendedCutText provided(String wire) {
    return new ClientMessage.ExtendedCutText(ClipboardMessages.provide(wire));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_second_page_takes_over() throws Exception {
    var first = new Page(gate);
    first.send(new ClientMessage.Key(true, 'a'));
    desktop.next();
    var second = new Page(gate);
    assertThat(first.reason()).isEqualTo(CloseReason.TAKEN_OVER);
    assertThat(recorded.events.getLast()).isInstanceOf(RecordedEvent.Released.class);
    second.send(END);
    // The first connection may still have let go of its key before it closed.
    while (!desktop.next().equals(END)) {}
  }

  @Test
  void refuses_a_page_that_does_not_speak_the_protocol() throws Exception {
    var page = new Page(gate);
    page.connection.receive(new byte[] {99, 0, 0});
    assertThat(page.reason()).isEqualTo(CloseReason.PROTOCOL);
    assertThat(gate.connected()).isFalse();
  }

  @Test
  void refuses_a_flood() throws Exception {
    var page = new Page(gate);
    for (int i = 0; i < 3 && !page.closed.isDone(); i++) {
      page.connection.receive(new byte[5 << 20]);
    }
    assertThat(page.reason()).isEqualTo(CloseReason.PROTOCOL);
  }

  @Test
  void says_when_the_desktop_is_gone() throws Exception {
    var page = new Page(gate);
    page.send(END);
    desktop.next();
    desktop.die();
    assertThat(page.reason()).isEqualTo(CloseReason.DESKTOP_LOST);
  }

  /** A page whose network takes one message at a time. */
  private static final class SlowPage implements ClientChannel {
    final CompletableFuture<Boolean> wasPushed = new CompletableFuture<>();
    private final int expected;
    private volatile @Nullable GateConnection gate;
    private int received;
    private boolean behind;
    private boolean pushed;

    SlowPage(int expected) {
      this.expected = expected;
    }

    @Override
    public void connected(GateConnection connection) {
      gate = connection;
    }

    @Override
    public void send(ByteBuf bytes) {
      pushed |= behind;
      behind = true;
      received += bytes.readableBytes();
      bytes.release();
      if (received == expected) {
        wasPushed.complete(pushed);
      }
    }

    /** Time enough to be pushed in. */
    @Override
    public void flush() {
      var _ = loop().schedule(this::caughtUp, 10, TimeUnit.MILLISECONDS);
    }

    private void caughtUp() {
      behind = false;
      Objects.requireNonNull(gate).hasRoom();
    }

    @Override
    public boolean keepsUp() {
      return !behind;
    }

    @Override
    public void close(CloseReason reason) {
      wasPushed.completeExceptionally(new IllegalStateException(reason.sentence()));
    }
  }

  @Test
  void takes_nothing_more_from_the_desktop_while_the_pages_network_is_behind() throws Exception {
    byte[] bells = new byte[1 << 20];
    Arrays.fill(bells, ServerStream.bell()[0]);
    var page = new SlowPage(ServerStream.handshake().length + bells.length);
    gate.attach(page).receive(new ClientMessage.Version().encode());
    desktop.awaitConnection();
    desktop.send(ServerStream.handshake());
    desktop.send(bells);
    assertThat(page.wasPushed.get(20, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void a_page_after_the_end_is_turned_away() throws Exception {
    gate.close();
    assertThat(new Page(gate).reason()).isEqualTo(CloseReason.CLOSED);
  }
}
