package greenroom.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;

class DetachedSignatureTest {
  private static final KeyPair KEYS = SampleRecording.keys();
  private static final byte[] FILE = "{}\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void verifies_what_was_signed() {
    byte[] signature = DetachedSignature.sign(FILE, KEYS.getPrivate());
    assertThat(DetachedSignature.verifies(FILE, signature, KEYS.getPublic())).isTrue();
    assertThat(new String(signature, StandardCharsets.US_ASCII)).endsWith("==\n").hasSize(89);
  }

  @Test
  void every_bit_of_the_signature_file_counts_even_those_that_base64_ignores() {
    byte[] signature = DetachedSignature.sign(FILE, KEYS.getPrivate());
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(DetachedSignature.verifies(FILE, changed, KEYS.getPublic()))
          .as("bit " + bit)
          .isFalse();
    }
  }

  @Test
  void another_file_and_another_key_are_refused() {
    byte[] signature = DetachedSignature.sign(FILE, KEYS.getPrivate());
    KeyPair others = SampleRecording.keys();
    assertThat(DetachedSignature.verifies(new byte[] {1}, signature, KEYS.getPublic())).isFalse();
    assertThat(DetachedSignature.verifies(FILE, signature, others.getPublic())).isFalse();
    assertThat(DetachedSignature.verifies(FILE, new byte[0], KEYS.getPublic())).isFalse();
  }

  @Test
  void a_public_key_comes_back_from_its_text() {
    String text = DetachedSignature.text(KEYS.getPublic());
    assertThat(DetachedSignature.publicKey(text)).isEqualTo(KEYS.getPublic());
    assertThatThrownBy(() -> DetachedSignature.publicKey("not a key"))
        .isInstanceOf(FormatException.class);
  }
}
