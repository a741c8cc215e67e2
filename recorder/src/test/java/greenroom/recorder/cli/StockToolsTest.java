package greenroom.recorder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.MemoryFolder;
import greenroom.recorder.SampleBundle;
import greenroom.recorder.SampleRecording;
import greenroom.recorder.seal.AgeIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of {@code docs/recording-format.md} as they stand there. */
class StockToolsTest {
  private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
  private static final AgeIdentity HOLDER = AgeIdentity.generate();

  @TempDir(factory = MemoryFolder.class)
  Path bundle;

  private String commands = "";

  @BeforeEach
  void write() throws IOException {
    Files.delete(bundle);
    SampleBundle.write(bundle, HOLDER, SampleRecording.keys(), SampleRecording.keys());
    Files.write(bundle.resolve("mine.txt"), HOLDER.file());
    Path page = Path.of(System.getProperty("greenroom.root", ".."), "docs/recording-format.md");
    List<String> blocks =
        COMMANDS.matcher(Files.readString(page)).results().map(StockToolsTest::block).toList();
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(6);
    commands = String.join("\n", blocks);
  }

  private static String block(MatchResult match) {
    return match.group(1);
  }

  @Test
  void stock_tools_open_what_the_store_wrote() throws Exception {
    String said = bash(0);

    assertThat(Files.readAllLines(bundle.resolve("work/events.jsonl")))
        .hasSize(19)
        .allMatch(line -> line.startsWith("{\"seq\":") && line.endsWith("}"));
    assertThat(said)
        .contains("Signature Verified Successfully")
        .contains("vp9,160,120,8")
        .contains("0.500000\n1.000000\n1.500000")
        .contains("The total is right.")
        .contains("All fine, thank you.");
  }

  @Test
  void stock_tools_refuse_a_changed_part() throws Exception {
    flipLastBit("parts/000002.screen.age");
    assertThat(bash(1)).contains("parts/000002.screen.age: FAILED");
  }

  @Test
  void stock_tools_refuse_a_changed_manifest() throws Exception {
    Path manifest = bundle.resolve("recordings/" + SampleRecording.ID + "/manifest.json");
    String text = Files.readString(manifest).replace("\"passed\"", "\"failed\"");
    Files.writeString(manifest, text);
    commands = commands.replaceAll("(?m)^.*sha256sum --check.*$", "");
    assertThat(bash(1)).contains("Signature Verification Failure");
  }

  private void flipLastBit(String name) throws IOException {
    Path file = bundle.resolve("recordings/" + SampleRecording.ID).resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }

  private String bash(int expected) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
            .directory(bundle.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isEqualTo(expected);
    return said;
  }
}
