package greenroom.recorder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.MemoryFolder;
import greenroom.recorder.RecordedEventReader;
import greenroom.recorder.SampleBundle;
import greenroom.recorder.SampleRecording;
import greenroom.recorder.seal.AgeIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingCommandTest {
  private static final AgeIdentity HOLDER = AgeIdentity.generate();

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private Path bundle;
  private Path recording;
  private Path key;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    bundle = folder.resolve("bundle");
    SampleBundle.write(bundle, HOLDER, SampleRecording.keys(), SampleRecording.keys());
    recording = bundle.resolve("recordings/" + SampleRecording.ID);
    key = Files.write(folder.resolve("key.txt"), HOLDER.file());
  }

  @Test
  void verify_ticks_off_everything_of_a_whole_bundle() {
    assertThat(run("verify", bundle, "--identity", key)).as(out + "\n" + err).isZero();
    assertThat(out.toString())
        .contains("✔ bundle signed by the studio, SHA256:")
        .contains("✔ manifest signed by host host-1")
        .contains("(vouched for)")
        .contains("✔ every part opens")
        .contains("Whole:")
        .doesNotContain("✘");
  }

  @Test
  void verify_needs_no_identity_and_takes_a_single_recording() {
    assertThat(run("verify", recording)).isZero();
    assertThat(out.toString()).contains("compare it");
  }

  @Test
  void verify_crosses_out_what_was_changed() throws IOException {
    flipLastBit(recording.resolve("parts/000002.screen.age"));
    assertThat(run("verify", bundle, "--identity", key)).isEqualTo(1);
    assertThat(out.toString())
        .contains("✘ parts/000002.screen.age was changed")
        .contains("Fetch the recording again")
        .contains("Damaged");
  }

  @Test
  void verify_names_a_missing_part() throws IOException {
    Files.delete(recording.resolve("parts/000003.events.age"));
    assertThat(run("verify", bundle)).isEqualTo(1);
    assertThat(out.toString()).contains("✘ parts/000003.events.age is missing");
  }

  @Test
  void a_wrong_key_is_one_clear_message() throws IOException {
    Path other = Files.write(folder.resolve("other.txt"), AgeIdentity.generate().file());
    assertThat(run("export", bundle, "--identity", other, "--out", folder.resolve("out")))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("sealed to another recipient")
        .contains("Give the identity")
        .doesNotContain("at greenroom")
        .doesNotContain("Exception");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void what_is_no_bundle_is_one_clear_message() {
    assertThat(run("verify", folder)).isEqualTo(2);
    assertThat(err.toString()).contains("neither a recording nor a bundle").doesNotContain("\tat ");
  }

  @Test
  void content_needs_an_identity() {
    assertThat(run("render", bundle)).isEqualTo(2);
    assertThat(err.toString()).contains("give --identity");
  }

  @Test
  void arguments_that_make_no_sense_show_the_usage() {
    assertThat(run("frobnicate", bundle)).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("verify").contains("export");
  }

  @Test
  void show_sums_up_task_verdict_counts_marks_gaps_and_masks() {
    assertThat(run("show", bundle, "--identity", key)).isZero();
    assertThat(out.toString())
        .contains("correct-a-workbook version 1")
        .contains("passed {total=passed}")
        .contains("0:08.000")
        .contains("p50 9.0 ms")
        .contains("find-it at 0:03.100")
        .contains("0:05.000–0:06.000 stopped")
        .contains("0:04.000–0:05.000 deleted")
        .contains("1 redacted, 1 planted secrets")
        .contains("password-field 1×")
        .contains("Train an agent");
  }

  @Test
  void render_joins_both_runs_to_one_mp4_that_stock_ffprobe_reads() throws Exception {
    Path film = folder.resolve("film.mp4");
    assertThat(run("render", bundle, "--identity", key, "--out", film)).isZero();

    assertThat(
            tool(
                "ffprobe",
                "-v",
                "error",
                "-count_frames",
                "-show_entries",
                "stream=codec_name,width,height,nb_read_frames",
                "-of",
                "csv=p=0",
                film.toString()))
        .isEqualTo("vp9,160,120,12");
    assertThat(folder.resolve("film-2.mp4")).doesNotExist();
    assertThat(err.toString()).contains("Writing plaintext");
    assertOwnerOnly(film);
  }

  @Test
  void nothing_is_overwritten() throws IOException {
    Path film = Files.writeString(folder.resolve("film.mp4"), "mine");
    assertThat(run("render", bundle, "--identity", key, "--out", film)).isEqualTo(2);
    assertThat(Files.readString(film)).isEqualTo("mine");
    assertThat(err.toString()).contains("is there already");
  }

  @Test
  void export_writes_events_steps_and_the_screen_before_each() throws IOException {
    Path target = folder.resolve("data");
    assertThat(run("export", bundle, "--identity", key, "--out", target))
        .as(err.toString())
        .isZero();

    Path data = target.resolve(SampleRecording.ID.toString());
    assertThat(Files.readAllLines(data.resolve("events.jsonl")))
        .allSatisfy(line -> assertThat(RecordedEventReader.read(line)).isNotNull());
    List<JsonNode> steps = lines(data.resolve("steps.jsonl"));
    assertThat(steps)
        .extracting(step -> step.path("action").asText())
        .containsExactly("click", "write", "secret", "redacted", "hotkey", "scroll");
    assertThat(steps.get(1).path("text").asText()).isEqualTo("Zoë");
    for (JsonNode step : steps) {
      assertThat(data.resolve(step.path("frame").asText())).exists();
      assertThat(data.resolve(step.path("after").asText())).exists();
    }
    // The click at 0.9 s was approached at 0.4 s, but by then the screen had changed: half-second.
    assertThat(grey(data, steps.get(0))).isBetween(45, 55);
    assertThat(grey(data, steps.get(4))).isBetween(155, 165);
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertOwnerOnly(file);
      }
    }
  }

  @Test
  void export_gives_what_is_undamaged_and_says_what_is_not() throws IOException {
    flipLastBit(recording.resolve("parts/000002.events.age"));
    assertThat(run("export", bundle, "--identity", key, "--out", folder.resolve("data")))
        .isEqualTo(1);
    assertThat(err.toString()).contains("parts/000002.events.age is damaged");
    assertThat(folder.resolve("data/" + SampleRecording.ID + "/steps.jsonl")).isNotEmptyFile();
  }

  private int run(Object... arguments) {
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    return RecordingCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
  }

  private static void flipLastBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }

  private static int grey(Path data, JsonNode step) throws IOException {
    var image = ImageIO.read(data.resolve(step.path("frame").asText()).toFile());
    return image.getRGB(80, 60) & 0xff;
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  private static void assertOwnerOnly(Path file) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private static String tool(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return text.strip();
  }
}
