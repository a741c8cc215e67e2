package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmGuardTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+HeapDumpOnOutOfMemoryError",
        "-XX:+CreateCoredumpOnCrash",
        "-XX:OnOutOfMemoryError=gcore %p",
        "-XX:StartFlightRecording=filename=x",
        "-agentlib:jdwp=transport=dt_socket"
      })
  void objects_to_flags_that_let_memory_out(String flag) {
    assertThat(JvmGuard.objection(List.of("-Xmx1g", flag))).get().asString().contains(flag);
  }

  @Test
  void has_nothing_against_the_launchers_flags() throws IOException {
    assertThat(JvmGuard.objection(launchersFlags())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:ErrorFile=/dev/null",
        "-XX:-DumpReplayDataOnError",
        "-XX:-CreateCoredumpOnCrash"
      })
  void objects_when_a_crash_could_leave_a_file(String flag) throws IOException {
    List<String> flags = new ArrayList<>(launchersFlags());
    flags.remove(flag);
    assertThat(JvmGuard.objection(flags)).get().asString().contains(flag);
  }

  private static List<String> launchersFlags() throws IOException {
    Path root = Path.of(System.getProperty("greenroom.root", ".."));
    return Files.readAllLines(root.resolve("recorder/src/main/jvm/sealed.options")).stream()
        .filter(line -> line.startsWith("-"))
        .toList();
  }

  @Test
  void notices_swap_on_a_disk() throws IOException {
    assertThat(swaps("Filename Type Size Used Priority\n")).isFalse();
    assertThat(swaps("Filename Type\n/dev/zram0 partition\n")).isFalse();
    assertThat(swaps("Filename Type\n/swapfile file\n")).isTrue();
  }

  private boolean swaps(String text) throws IOException {
    return JvmGuard.swapIsOn(Files.writeString(folder.resolve("swaps"), text));
  }
}
