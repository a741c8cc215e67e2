package greenroom.recorder.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeSealerTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65535, 65536, 65537, 200_000})
  void stock_age_opens_what_was_sealed(int size) throws Exception {
    AgeIdentity identity = AgeIdentity.generate();
    byte[] plain = new byte[size];
    new Random(size).nextBytes(plain);

    byte[] sealed = AgeSealer.to(identity.recipient()).seal(plain);

    assertThat(openedWithStockAge(sealed, identity)).isEqualTo(plain);
  }

  @Test
  void either_of_two_recipients_opens() throws Exception {
    AgeIdentity one = AgeIdentity.generate();
    AgeIdentity two = AgeIdentity.generate();

    byte[] sealed = AgeSealer.to(one.recipient(), two.recipient()).seal(new byte[] {1, 2, 3});

    assertThat(openedWithStockAge(sealed, one)).containsExactly(1, 2, 3);
    assertThat(openedWithStockAge(sealed, two)).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "age1", "age1qqqqqqqq", "AGE-SECRET-KEY-1ABC", "ssh-ed25519 AAAA"})
  void refuses_what_is_no_recipient(String text) {
    assertThatThrownBy(() -> AgeSealer.to(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("age1");
  }

  @Test
  void an_identity_hides_its_secret() {
    AgeIdentity identity = AgeIdentity.generate();
    assertThat(identity.toString()).doesNotContain("SECRET").contains(identity.recipient());
  }

  private byte[] openedWithStockAge(byte[] sealed, AgeIdentity identity)
      throws IOException, InterruptedException {
    Path key = Files.write(folder.resolve("key.txt"), identity.file());
    Path file = Files.write(folder.resolve("part.age"), sealed);
    Path out = folder.resolve("plain");
    Process age =
        new ProcessBuilder("age", "-d", "-i", key.toString(), file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(out.toFile())
            .start();
    assertThat(age.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(age.exitValue()).isZero();
    return Files.readAllBytes(out);
  }
}
