package greenroom.recorder.rfb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientDecoderTest {
  private static final byte[] HANDSHAKE =
      join(
          List.of(
              new ClientMessage.Version(),
              new ClientMessage.SecurityChoice(),
              new ClientMessage.Init()));

  static Stream<ClientMessage> messages() {
    return Stream.of(
        new ClientMessage.SetPixelFormat(PixelFormat.BGR0),
        new ClientMessage.SetEncodings(List.of(0, 1, 7, -260, 1464686180)),
        new ClientMessage.SetEncodings(List.of()),
        new ClientMessage.UpdateRequest(true, 1, 2, 1280, 65535),
        new ClientMessage.Key(true, 0xffe1),
        new ClientMessage.Pointer(0x85, 1279, 719),
        new ClientMessage.CutText("naïve £"),
        new ClientMessage.CutText(""),
        new ClientMessage.ExtendedCutText(new byte[] {1, 2, 3, 4, 5}),
        ExtendedClipboard.capabilities(),
        ExtendedClipboard.giving("Grüße – 日本語 😀\n").getFirst(),
        ExtendedClipboard.giving("Grüße – 日本語 😀\n").getLast(),
        new ClientMessage.ExtendedCutText(ClipboardMessages.provide("two\r\nlines\0")),
        new ClientMessage.EnableContinuousUpdates(true, 0, 0, 640, 480),
        new ClientMessage.Fence(0x80000003, new byte[] {9, 8, 7}),
        new ClientMessage.Fence(1, new byte[64]),
        new ClientMessage.Xvp(1, 2),
        new ClientMessage.SetDesktopSize(800, 600, new byte[32]),
        new ClientMessage.QemuKey(false, 0x1000000 | 0x6f22, 0xe038));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void reads_every_message_cut_at_every_byte(ClientMessage message) throws Exception {
    var wire = message.encode();
    for (int cut = 0; cut <= wire.length; cut++) {
      var decoder = afterHandshake();
      decoder.feed(Arrays.copyOfRange(wire, 0, cut));
      var early = decoder.poll();
      assertThat(early == null).as("whole before byte %d", cut).isEqualTo(cut < wire.length);
      decoder.feed(Arrays.copyOfRange(wire, cut, wire.length));
      var read = early == null ? decoder.poll() : early;
      assertThat(read).isNotNull();
      assertThat(read.getClass()).isEqualTo(message.getClass());
      assertThat(read.encode()).isEqualTo(wire);
      assertThat(decoder.poll()).isNull();
    }
  }

  @Test
  void reads_the_handshake_byte_by_byte() throws Exception {
    var decoder = new ClientDecoder();
    var read = new ArrayList<ClientMessage>();
    for (byte one : HANDSHAKE) {
      decoder.feed(new byte[] {one});
      for (var message = decoder.poll(); message != null; message = decoder.poll()) {
        read.add(message);
      }
    }
    assertThat(read)
        .containsExactly(
            new ClientMessage.Version(),
            new ClientMessage.SecurityChoice(),
            new ClientMessage.Init());
  }

  @Test
  void always_shares_the_desktop() throws Exception {
    var decoder = new ClientDecoder();
    decoder.feed("RFB 003.008\n\1\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    decoder.poll();
    decoder.poll();
    assertThat(decoder.poll()).isEqualTo(new ClientMessage.Init());
    assertThat(new ClientMessage.Init().encode()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void reads_many_messages_in_random_cuts(long seed) throws Exception {
    var random = new Random(seed);
    var all = new ArrayList<ClientMessage>();
    for (int i = 0; i < 50; i++) {
      all.addAll(messages().toList());
    }
    var wire = join(all);
    var decoder = afterHandshake();
    int count = 0;
    for (int at = 0; at < wire.length; ) {
      int next = Math.min(wire.length, at + 1 + random.nextInt(60));
      decoder.feed(Arrays.copyOfRange(wire, at, next));
      at = next;
      for (var message = decoder.poll(); message != null; message = decoder.poll()) {
        assertThat(message.encode()).isEqualTo(all.get(count++).encode());
      }
    }
    assertThat(count).isEqualTo(all.size());
  }

  static Stream<byte[]> nonsense() {
    return Stream.of(
        new byte[] {1},
        new byte[] {77, 0, 0},
        new byte[] {(byte) 255, 1},
        ByteBuffer.allocate(4).put((byte) 2).put((byte) 0).putShort((short) 513).array(),
        ByteBuffer.allocate(8).put((byte) 6).put(new byte[3]).putInt((1 << 20) + 1).array(),
        ByteBuffer.allocate(8).put((byte) 6).put(new byte[3]).putInt(Integer.MIN_VALUE).array(),
        ByteBuffer.allocate(9).put((byte) 248).put(new byte[7]).put((byte) 65).array(),
        ByteBuffer.allocate(8).put((byte) 251).put(new byte[5]).put((byte) 17).array());
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void refuses_what_is_no_message_or_too_long(byte[] wire) throws Exception {
    var decoder = afterHandshake();
    decoder.feed(wire);
    assertThatThrownBy(decoder::poll).isInstanceOf(RfbException.class);
  }

  @Test
  void refuses_another_version() {
    var decoder = new ClientDecoder();
    decoder.feed("GET / HTTP/1.1\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThatThrownBy(decoder::poll).isInstanceOf(RfbException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void garbage_ends_in_messages_or_a_refusal(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      var decoder = afterHandshake();
      var garbage = new byte[random.nextInt(300)];
      random.nextBytes(garbage);
      decoder.feed(garbage);
      try {
        for (var message = decoder.poll(); message != null; message = decoder.poll()) {
          assertThat(message.encode()).isNotEmpty();
        }
      } catch (RfbException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  private static ClientDecoder afterHandshake() {
    var decoder = new ClientDecoder();
    decoder.feed(HANDSHAKE);
    try {
      for (int i = 0; i < 3; i++) {
        decoder.poll();
      }
    } catch (RfbException e) {
      throw new AssertionError(e);
    }
    return decoder;
  }

  private static byte[] join(List<? extends ClientMessage> messages) {
    var wire = new java.io.ByteArrayOutputStream();
    messages.forEach(message -> wire.writeBytes(message.encode()));
    return wire.toByteArray();
  }
}
