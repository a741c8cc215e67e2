package greenroom.recorder.rfb;

import static greenroom.recorder.rfb.ClipboardMessages.PROVIDE;
import static greenroom.recorder.rfb.ClipboardMessages.TEXT;
import static greenroom.recorder.rfb.ClipboardMessages.compressed;
import static greenroom.recorder.rfb.ClipboardMessages.flags;
import static greenroom.recorder.rfb.ClipboardMessages.measured;
import static greenroom.recorder.rfb.ServerStream.bell;
import static greenroom.recorder.rfb.ServerStream.cutText;
import static greenroom.recorder.rfb.ServerStream.extendedCutText;
import static greenroom.recorder.rfb.ServerStream.fence;
import static greenroom.recorder.rfb.ServerStream.handshake;
import static greenroom.recorder.rfb.ServerStream.joined;
import static greenroom.recorder.rfb.ServerStream.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRelayTest {
  private static final byte[] WITHOUT =
      joined(handshake(), update(), bell(), fence(), update(), bell());
  private static final byte[] WITH =
      joined(
          handshake(),
          update(),
          cutText("secret"),
          bell(),
          extendedCutText(ClipboardMessages.provide("Grüße – 日本語 😀\r\n\0")),
          fence(),
          update(),
          cutText(""),
          extendedCutText(flags(1 << 27 | TEXT)),
          extendedCutText(joined(flags(PROVIDE | 2), compressed(measured(new byte[9])))),
          bell());
  private static final byte[] WITH_TEXT =
      joined(
          handshake(),
          update(),
          bell(),
          extendedCutText(ExtendedClipboard.provide("Grüße – 日本語 😀\n")),
          fence(),
          update(),
          bell());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 64, 1000, 100_000})
  void passes_everything_but_the_clipboard_in_whatever_pieces_it_comes(int piece) throws Exception {
    assertThat(relayed(WITH, piece, false)).isEqualTo(WITHOUT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1000})
  void passes_text_and_nothing_else_of_the_clipboard_where_it_may(int piece) throws Exception {
    assertThat(relayed(WITH, piece, true)).isEqualTo(WITH_TEXT);
  }

  @Test
  void a_text_that_is_cut_anywhere_does_not_pass() throws Exception {
    byte[] begin = joined(handshake(), bell());
    byte[] text = extendedCutText(ClipboardMessages.provide("Grüße – 日本語 😀\0"));
    for (int cut = 1; cut < text.length; cut++) {
      var passed = new ByteArrayOutputStream();
      byte[] stream = joined(begin, Arrays.copyOf(text, cut));
      relay(stream, 1000, true, passed);
      assertThat(passed.toByteArray()).isEqualTo(begin);
    }
  }

  @Test
  void refuses_a_text_that_lies_and_passes_nothing_of_it() {
    var passed = new ByteArrayOutputStream();
    byte[] stream = joined(handshake(), extendedCutText(ClipboardMessages.provide("no end")));
    assertThatThrownBy(() -> relay(stream, 100, true, passed)).isInstanceOf(RfbException.class);
    assertThat(passed.toByteArray()).isEqualTo(handshake());
  }

  @Test
  void what_came_so_far_has_passed_wherever_the_stream_is_cut() throws Exception {
    for (int cut = 0; cut < WITHOUT.length; cut++) {
      byte[] cutThere = Arrays.copyOf(WITHOUT, cut);
      assertThat(relayed(cutThere, 1000, false)).as("cut at %d", cut).isEqualTo(cutThere);
    }
  }

  @Test
  void messages_in_any_order_pass() throws Exception {
    var messages = new ArrayList<>(ServerStream.messages());
    byte[] clipboard = extendedCutText(ExtendedClipboard.provide("Grüße – 日本語 😀"));
    messages.removeIf(message -> message[0] == clipboard[0]);
    messages.add(clipboard);
    var random = new Random(1);
    for (int round = 0; round < 50; round++) {
      Collections.shuffle(messages, random);
      var wire = joined(handshake(), joined(messages.toArray(new byte[0][])));
      assertThat(relayed(wire, 1 + random.nextInt(200), true)).isEqualTo(wire);
    }
  }

  static Stream<byte[]> oversized() {
    return Stream.of(
        // a clipboard text, a name, a compressed rectangle of more bytes than there are
        new byte[] {3, 0, 0, 0, 0x7f, -1, -1, -1},
        new byte[] {3, 0, 0, 0, -128, 0, 0, 0},
        new byte[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 9, 0, 9, -1, -1, -2, -51, -128, 0, 0, 0},
        new byte[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 0, 0, 16, -1, -1, -1, -1});
  }

  @ParameterizedTest
  @MethodSource("oversized")
  void refuses_lengths_that_cannot_be(byte[] message) {
    assertThatThrownBy(() -> relayed(joined(handshake(), message), 100, true))
        .isInstanceOf(RfbException.class);
  }

  @Test
  void refuses_what_nobody_asked_for() {
    var strange = joined(handshake(), new byte[] {77});
    assertThatThrownBy(() -> relayed(strange, 100, false)).isInstanceOf(RfbException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void garbage_ends_in_an_exception_or_the_end(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      var garbage = new byte[random.nextInt(500)];
      random.nextBytes(garbage);
      garbage = joined(handshake(), new byte[] {0, 0, 0, 9}, garbage);
      try {
        relayed(garbage, 100, false);
      } catch (IOException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }

  private static byte[] relayed(byte[] stream, int piece, boolean clipboard) throws RfbException {
    var out = new ByteArrayOutputStream();
    relay(stream, piece, clipboard, out);
    return out.toByteArray();
  }

  private static void relay(byte[] stream, int piece, boolean clipboard, ByteArrayOutputStream out)
      throws RfbException {
    var relay =
        new ServerRelay(
            bytes -> {
              out.writeBytes(ByteBufUtil.getBytes(bytes));
              bytes.release();
            },
            clipboard,
            () -> null);
    for (int at = 0; at < stream.length; at += piece) {
      relay.feed(Unpooled.wrappedBuffer(stream, at, Math.min(piece, stream.length - at)));
    }
  }
}
