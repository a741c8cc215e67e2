package greenroom.recorder.rfb;

import static greenroom.recorder.rfb.ClipboardMessages.PROVIDE;
import static greenroom.recorder.rfb.ClipboardMessages.TEXT;
import static greenroom.recorder.rfb.ClipboardMessages.compressed;
import static greenroom.recorder.rfb.ClipboardMessages.flags;
import static greenroom.recorder.rfb.ClipboardMessages.measured;
import static greenroom.recorder.rfb.ClipboardMessages.provide;
import static greenroom.recorder.rfb.ServerStream.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedClipboardTest {
  private static final String EVERY_SCRIPT = "Grüße – 日本語 😀\nzwei";

  /** What noVNC 1.7 sends for it. */
  private static final byte[] FROM_NOVNC =
      HexFormat.of()
          .parseHex(
              "10000001"
                  + "789c002500daff000000214772c3bcc39f6520e2809320e697a5e69cace8aa9e20f09f98800d0a"
                  + "7a77656900000000ffff");

  @Test
  void reads_what_novnc_sends() throws Exception {
    assertThat(ExtendedClipboard.provided(FROM_NOVNC)).hasValue(EVERY_SCRIPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\n", "Grüße – 日本語 😀", "tab\tand\n\nlines\n", "\ud83d\ude00"})
  void a_text_comes_back_from_its_own_message(String text) throws Exception {
    assertThat(ExtendedClipboard.provided(ExtendedClipboard.provide(text))).hasValue(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb\0", "a\rb\0", "a\nb\0"})
  void lines_are_parted_one_way(String wire) throws Exception {
    assertThat(ExtendedClipboard.provided(provide(wire))).hasValue("a\nb");
  }

  @Test
  void what_is_not_utf_8_is_replaced_and_never_goes_on() throws Exception {
    // a stray byte, an overlong slash, half of a surrogate pair, a code point beyond the last
    var bytes = HexFormat.of().parseHex("61" + "ff" + "c0af" + "eda080" + "f4908080" + "62" + "00");
    var text =
        ExtendedClipboard.provided(joined(flags(PROVIDE | TEXT), compressed(measured(bytes))));
    assertThat(text.orElseThrow()).matches("a\ufffd+b");
    assertThat(ExtendedClipboard.provided(ExtendedClipboard.provide(text.get()))).isEqualTo(text);
  }

  static Stream<Named<byte[]>> otherwise() {
    var text = measured("text\0".getBytes(StandardCharsets.UTF_8));
    return Stream.of(
        Named.of("capabilities", joined(flags(1 << 24 | PROVIDE | TEXT), new byte[4])),
        Named.of("a request", flags(1 << 25 | TEXT)),
        Named.of("a peek", flags(1 << 26)),
        Named.of("a notification", flags(1 << 27 | TEXT)),
        Named.of("two actions", joined(flags(1 << 27 | PROVIDE | TEXT), compressed(text))),
        Named.of("rich text", joined(flags(PROVIDE | 2), compressed(text))),
        Named.of("a page beside a text", joined(flags(PROVIDE | 4 | TEXT), compressed(text, text))),
        Named.of("a picture", joined(flags(PROVIDE | 8), compressed(text))),
        Named.of("files", joined(flags(PROVIDE | 16), compressed(text))),
        Named.of("a format to come", joined(flags(PROVIDE | 1 << 15), compressed(text))),
        Named.of("a reserved bit", joined(flags(PROVIDE | 1 << 20 | TEXT), compressed(text))),
        Named.of("no format", flags(PROVIDE)));
  }

  @ParameterizedTest
  @MethodSource("otherwise")
  void only_a_message_with_nothing_but_text_provides_one(byte[] payload) throws Exception {
    assertThat(ExtendedClipboard.provided(payload)).isEmpty();
  }

  static Stream<Named<byte[]>> nonsense() {
    byte[] good = provide("a good text, twice: a good text\0");
    var text = "text\0".getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Named.of("no flags", new byte[3]),
        Named.of("nothing", new byte[0]),
        Named.of("no stream", flags(PROVIDE | TEXT)),
        Named.of("no compression", joined(flags(PROVIDE | TEXT), measured(text))),
        Named.of("half a length", joined(flags(PROVIDE | TEXT), compressed(new byte[2]))),
        Named.of("a length that is too long", provide(9, text)),
        Named.of("a length that is too short", provide(4, text)),
        Named.of("an empty text without its NUL", provide("")),
        Named.of("a text without its NUL", provide("text")),
        Named.of("a text behind its NUL", provide("text\0more\0")),
        Named.of("a second text", joined(flags(PROVIDE | TEXT), compressed(measured(text), text))),
        Named.of("bytes behind the stream", joined(good, new byte[1])),
        Named.of("a second stream", joined(good, Arrays.copyOfRange(good, 4, good.length))),
        Named.of("a wrong sum", joined(Arrays.copyOf(good, good.length - 1), new byte[] {9})));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void refuses_what_is_not_whole_or_lies(byte[] payload) {
    assertThatThrownBy(() -> ExtendedClipboard.provided(payload))
        .isInstanceOf(RfbException.class)
        .hasMessageNotContaining("text\0")
        .hasMessageNotContaining("good");
  }

  @Test
  void a_message_that_is_cut_anywhere_gives_the_whole_text_or_none() {
    for (int cut = 0; cut < FROM_NOVNC.length; cut++) {
      byte[] payload = Arrays.copyOf(FROM_NOVNC, cut);
      try {
        assertThat(ExtendedClipboard.provided(payload)).hasValue(EVERY_SCRIPT);
      } catch (RfbException refused) {
        assertThat(refused).hasMessageNotContaining("zwei");
      }
    }
  }

  @Test
  void a_text_as_long_as_a_desktop_takes_goes_on_and_no_longer_one() throws Exception {
    var longest = "日".repeat((ExtendedClipboard.MAX_TEXT - 1) / 3);
    byte[] message = ExtendedClipboard.provide(longest);
    assertThat(message).hasSizeLessThanOrEqualTo(ExtendedClipboard.MAX_PAYLOAD);
    assertThat(ExtendedClipboard.provided(message)).hasValue(longest);
    assertThat(ExtendedClipboard.provided(provide(longest + "日\0"))).isEmpty();
    // as long again once its lines are parted by two characters
    assertThat(ExtendedClipboard.provided(provide("\n".repeat(200 << 10) + "\0"))).isEmpty();
  }

  @Test
  void a_text_that_does_not_compress_still_fits_into_a_message() throws Exception {
    var random = new java.util.Random(1);
    var text = new StringBuilder();
    while (text.length() < ExtendedClipboard.MAX_TEXT - 1) {
      text.append((char) (' ' + random.nextInt(95)));
    }
    byte[] message = ExtendedClipboard.provide(text.toString());
    assertThat(message).hasSizeLessThanOrEqualTo(ExtendedClipboard.MAX_PAYLOAD);
    assertThat(ExtendedClipboard.provided(message)).hasValue(text.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {300 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
  void a_length_beyond_every_bound_takes_no_memory(int length) throws Exception {
    assertThat(ExtendedClipboard.provided(provide(length, new byte[1]))).isEmpty();
  }

  @Test
  void a_bomb_does_not_go_off() {
    byte[] bomb = compressed(measured(1000, new byte[16 << 20]));
    assertThat(bomb.length).isLessThan(100 << 10);
    assertThatThrownBy(() -> ExtendedClipboard.provided(joined(flags(PROVIDE | TEXT), bomb)))
        .isInstanceOf(RfbException.class);
  }
}
