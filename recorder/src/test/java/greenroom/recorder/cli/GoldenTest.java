package greenroom.recorder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.MemoryFolder;
import greenroom.recorder.SampleRecording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens what version 1 wrote when it was fixed. These files never change: a new version of the
 * format gets its own beside them.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");
  private static final Path BUNDLE = GOLDEN.resolve("bundle");
  private static final Path KEY = GOLDEN.resolve("holder.txt");

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void version_1_is_still_found_whole() {
    assertThat(run("verify", BUNDLE, "--identity", KEY)).as(out.toString()).isZero();
  }

  @Test
  void version_1_still_gives_the_same_events_and_steps() throws IOException {
    assertThat(run("export", BUNDLE, "--identity", KEY, "--out", folder.resolve("data"))).isZero();
    Path data = folder.resolve("data").resolve(SampleRecording.ID.toString());
    for (String name : new String[] {"events.jsonl", "steps.jsonl"}) {
      assertThat(Files.readString(data.resolve(name)))
          .isEqualTo(Files.readString(GOLDEN.resolve("expected").resolve(name)));
    }
    try (Stream<Path> frames = Files.list(data.resolve("frames"))) {
      assertThat(frames.count()).isEqualTo(7);
    }
  }

  @Test
  void version_1_still_shows_the_same_summary() throws IOException {
    assertThat(run("show", BUNDLE, "--identity", KEY)).isZero();
    assertThat(out.toString()).isEqualTo(Files.readString(GOLDEN.resolve("expected/show.txt")));
  }

  private int run(Object... arguments) {
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    PrintWriter writer = new PrintWriter(out, true);
    return RecordingCommand.run(writer, new PrintWriter(new StringWriter()), texts);
  }
}
