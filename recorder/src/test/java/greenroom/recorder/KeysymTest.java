package greenroom.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysymTest {
  @ParameterizedTest
  @CsvSource({
    "0x61, a",
    "0xe9, é",
    "0x20ac, €",
    "0x1b3, ł",
    "0x7e1, α",
    "0x6c1, а",
    "0x1006f22, 漢",
    "0x101f600, 😀",
    "0xffb5, 5"
  })
  void knows_the_character_that_a_key_types(String keysym, String character) {
    assertThat(Keysym.character(Integer.decode(keysym))).hasValue(character.codePointAt(0));
  }

  @Test
  void a_key_that_types_nothing_has_no_character() {
    for (int keysym : new int[] {0xff0d, 0xff08, 0xffe1, 0xfe52, 0xffbe, 0, -1}) {
      assertThat(Keysym.character(keysym)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0xff0d, enter",
    "0xffc2, f5",
    "0xffe3, ctrl",
    "0x53, s",
    "0x20, space",
    "0xfe52, 0xfe52"
  })
  void names_keys_as_people_know_them(String keysym, String name) {
    assertThat(Keysym.name(Integer.decode(keysym))).isEqualTo(name);
  }
}
