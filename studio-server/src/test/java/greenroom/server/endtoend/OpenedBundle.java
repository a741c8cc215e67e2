package greenroom.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A delivered bundle in a researcher's hands, opened with stock tools and with the launcher's
 * commands; no studio at hand.
 */
final class OpenedBundle {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * More colours than this, and a frame shows something. A covered or masked screen decodes to one
   * or two near-blacks; the page that is shown has more than a thousand on every third pixel, and
   * even one line of anti-aliased text has dozens. Between the two it does not matter where.
   */
  private static final int BARE = 64;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  private final Deployment deployment;
  private final Path bundle;
  private final Path identity;
  private final Path recording;
  private final Path opened;
  private String events = "";

  OpenedBundle(Deployment deployment, Path tar, Path identity, String session) {
    this.deployment = deployment;
    this.identity = identity;
    Path folder = tar.resolveSibling("opened");
    shell("mkdir " + folder + " && tar -xf " + tar + " -C " + folder);
    this.bundle = bundleIn(folder);
    this.recording = bundle.resolve("recordings").resolve(session);
    this.opened = bundle.resolve("opened").resolve(session);
  }

  OpenedBundle passesItsOwnVerification() {
    recordingCommand("verify");
    assertThat(recordingCommand("show")).contains("passed");
    return this;
  }

  /**
   * {@code sha256sum}, {@code age}, {@code gunzip} and {@code ffprobe}: the commands of the
   * bundle's own README.md as they stand there.
   */
  OpenedBundle opensWithStockTools() {
    try {
      var commands = COMMANDS.matcher(Files.readString(bundle.resolve("README.md")));
      assertThat(commands.find()).as("commands in the bundle's README.md").isTrue();
      Files.copy(identity, bundle.resolve("mine.txt"));
      String said = shell("cd " + bundle + "\n" + commands.group(1));
      assertThat(said.lines()).isNotEmpty().allMatch(line -> line.startsWith("vp9,1280,720"));
      events = Files.readString(opened.resolve("events.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Each run of the encoder left a film that can be played to its end. */
  OpenedBundle hasFilmsOfItsSegments(int atLeast) {
    List<Path> films =
        filesBelow(opened).stream().filter(file -> file.toString().endsWith(".mp4")).toList();
    assertThat(films).hasSizeGreaterThanOrEqualTo(atLeast);
    for (Path film : films) {
      String frames =
          shell(
              "ffprobe -v error -count_frames -show_entries stream=nb_read_frames -of csv=p=0 "
                  + film);
      assertThat(frames.strip()).as(film.getFileName().toString()).matches("[1-9][0-9]*");
    }
    return this;
  }

  OpenedBundle holdsTheKeysThatWereTyped(String text) {
    assertThat(typed()).contains(text);
    return this;
  }

  /** Neither in what was decrypted nor anywhere in the data folder. */
  OpenedBundle holdsNowhere(String secret) {
    assertThat(typed()).doesNotContain(secret);
    assertThat(events).doesNotContain(secret).contains("\"redacted\"");
    assertThat(shell("grep -rlF -- '" + secret + "' " + deployment.data() + " || true")).isBlank();
    return this;
  }

  /** After a crash the manifest says between when nothing could be recorded. */
  OpenedBundle statesWhatWasLost() {
    try {
      assertThat(json(Files.readString(recording.resolve("manifest.json"))).path("gaps"))
          .isNotEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  OpenedBundle showsTheDesktop() {
    Path frame = bundle.resolve("frame.png");
    // A few seconds in: the film ends black, since nothing is captured while the checks run.
    shell(
        "ffmpeg -v error -y -i "
            + opened
            + "/segment-0.mp4 -vf \"select='gte(t,4)'\" -frames:v 1 "
            + frame);
    try {
      BufferedImage image = ImageIO.read(frame.toFile());
      Set<Integer> colours = new HashSet<>();
      for (int y = 0; y < image.getHeight(); y += 3) {
        for (int x = 0; x < image.getWidth(); x += 3) {
          colours.add(image.getRGB(x, y));
        }
      }
      assertThat(colours).as("colours in a frame of the desktop").hasSizeGreaterThan(BARE);
      Files.createDirectories(Path.of("target/screenshots/end-to-end"));
      Files.copy(
          frame,
          Path.of("target/screenshots/end-to-end/recorded-frame.png"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Steps and screenshots, as a trainer of models takes them. */
  OpenedBundle exportsSteps() {
    Path out = bundle.resolve("dataset");
    recordingCommand("export", "--out", out.toString());
    List<Path> files = filesBelow(out);
    assertThat(files)
        .anyMatch(file -> file.endsWith("steps.jsonl"))
        .anyMatch(file -> file.toString().endsWith(".png"));
    return this;
  }

  /** The characters of all key presses, in order. */
  private String typed() {
    var text = new StringBuilder();
    events
        .lines()
        .map(OpenedBundle::json)
        .filter(
            event -> event.path("type").asText().equals("key") && event.path("down").asBoolean())
        .mapToInt(event -> event.path("keysym").asInt())
        .filter(keysym -> keysym >= 0x20 && keysym < 0x7f)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  private String recordingCommand(String command, String... more) {
    var arguments =
        Stream.concat(
            Stream.of("recording", command, bundle.toString(), "--identity", identity.toString()),
            Stream.of(more));
    return deployment.run(LIMIT, arguments.toArray(String[]::new));
  }

  private String shell(String line) {
    return deployment.command(LIMIT, "bash", "-c", "set -euo pipefail; " + line);
  }

  private static Path bundleIn(Path folder) {
    return filesBelow(folder).stream()
        .filter(file -> file.endsWith("bundle.json"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The tar holds no bundle.json"))
        .resolve("..")
        .normalize();
  }

  private static List<Path> filesBelow(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String line) {
    try {
      return Objects.requireNonNull(JSON.readTree(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
