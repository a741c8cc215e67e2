package greenroom.recorder.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.bench.BenchDesktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proves a real desktop, as the pool does. */
@Tag("docker")
class ProvingTest {
  private static BenchDesktop desktop;

  @BeforeAll
  static void startDesktop() {
    desktop = BenchDesktop.start();
  }

  @AfterAll
  static void removeDesktop() {
    desktop.close();
  }

  @Test
  void measures_the_clock_error_and_leaves_nothing_behind() throws Exception {
    var folder = Files.createDirectory(desktop.folder().resolve("proofs"));
    var proof = proving(folder, new ScreenFlips(12, 40, 200, new Random(1))).prove(desktop);

    var error = proof.clockError();
    assertThat(error).isNotNull();
    assertThat(error.flips()).isEqualTo(12);
    assertThat(error.p50()).isBetween(-5_000_000L, 1_000_000_000L);
    assertThat(error.p99()).isBetween(error.p50(), 2_000_000_000L);
    assertThat(folder).isEmptyDirectory();
    assertThat(desktop.shell("pgrep -c python3 || true").strip())
        .as("programs of the proof that still run")
        .isEqualTo("0");
  }

  @Test
  void a_part_that_refuses_fails_the_proof() throws Exception {
    var folder = Files.createDirectory(desktop.folder().resolve("refused"));
    assertThatThrownBy(() -> proving(folder, new Refusing()).prove(desktop))
        .isInstanceOf(ProvingException.class)
        .hasMessage("No.");
    assertThat(folder).isEmptyDirectory();
  }

  private static Proving proving(Path folder, ProofPart part) throws Exception {
    var proving = new Proving(folder, () -> List.of(part));
    Files.createDirectories(folder);
    return proving;
  }

  private static final class Refusing implements ProofPart {
    @Override
    public void act(DesktopToProve any, Hands hands) {
      hands.click(5, 5);
    }

    @Override
    public Proof judge(OpenedProof stored, Proof before) {
      throw new ProvingException("No.");
    }
  }
}
