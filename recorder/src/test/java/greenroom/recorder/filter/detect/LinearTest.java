package greenroom.recorder.filter.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten times the text is about ten times the work, whatever the text: counted, not timed. */
class LinearTest {
  private static final int SHORT = 4_000;

  /** A text that counts how often a character of it is looked at. */
  private static final class Counted implements CharSequence {
    private final CharSequence text;
    private final long[] steps;

    Counted(CharSequence text, long[] steps) {
      this.text = text;
      this.steps = steps;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps[0]++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      steps[0] += text.length();
      return text.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "41 ",
        "4111 1111 1111 111",
        "1-",
        "(",
        "+1",
        "0",
        "DE",
        "DE89 ",
        "DE89370400",
        "a@",
        "@",
        "a.",
        "a@b.",
        "1.",
        "1.1.1.",
        "1:",
        ":",
        "f:",
        "00:",
        "eyJ",
        "eyJ.",
        "ey.ey.",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----",
        "-----END ",
        "ghp_",
        "AKIA",
        "sk-",
        "1//",
        "a=",
        "password: ",
        "passport ",
        "passport A1 ",
        "<",
        "P<",
        "0x",
        "bc1",
        "1A1",
        "vesper ",
        "project ",
        "A1 ",
        "AB12",
        "\n",
        "\t",
        "99999999",
        "key key ",
        "/",
        "-",
        "4444-",
        "a"
      })
  void whatever_is_repeated(String unit) {
    var detectors = Detectors.with(List.of("Project Nightingale Seven", "Vesper"));
    long less = steps(detectors, unit, SHORT);
    long more = steps(detectors, unit, 10 * SHORT);
    assertThat(more).as("steps for ten times as much").isLessThan(12 * less + 10_000);
    assertThat(less / SHORT).as("steps a character").isLessThan(1_500);
  }

  private static long steps(Detectors detectors, String unit, int length) {
    var steps = new long[1];
    detectors.find(new Counted(unit.repeat(length / unit.length() + 1), steps));
    return steps[0];
  }
}
