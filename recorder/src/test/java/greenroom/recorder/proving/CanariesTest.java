package greenroom.recorder.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.Manifest;
import greenroom.recorder.bench.BenchDesktop;
import greenroom.recorder.host.HeardDesktop;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Canaries in a real desktop. */
@Tag("docker")
class CanariesTest {
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
  void are_not_in_what_was_stored_and_leave_nothing_in_the_desktop() throws Exception {
    var before = traces();
    var proof = proving("heard").prove(new HeardDesktop(desktop));

    assertThat(proof.canaries()).isEqualTo(new Manifest.Canaries(3, 0));
    assertThat(traces()).isEqualTo(before);
  }

  @Test
  void are_found_where_nothing_says_that_a_field_is_for_a_password() throws Exception {
    var proving = proving("unheard");
    assertThatThrownBy(() -> proving.prove(desktop))
        .isInstanceOf(ProvingException.class)
        .hasMessageContaining("canaries are in what was stored");
  }

  private static Proving proving(String folder) throws Exception {
    var own = desktop.folder().resolve(folder);
    var proving = new Proving(own, () -> List.of(new Canaries(new Random(1))));
    Files.createDirectories(own);
    return proving;
  }

  /** Files, windows and programs. */
  private static String traces() {
    return desktop.shell("find /home /tmp -xdev | sort; wmctrl -l; pgrep -c python3 || true");
  }
}
