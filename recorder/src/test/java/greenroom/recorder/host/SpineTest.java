package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import greenroom.recorder.Manifest;
import greenroom.recorder.PartKind;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.WordList;
import greenroom.recorder.reading.AgeIdentities;
import greenroom.recorder.reading.Keyring;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.reading.RecordingFiles;
import greenroom.recorder.video.SegmentDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an order to a recording that opens, with the real process and a real desktop. */
@Tag("docker")
class SpineTest {
  /** What lossy video may make of black. */
  private static final int ALMOST_BLACK = 16;

  @TempDir private Path data;

  @Test
  void a_session_is_ordered_worked_checked_and_leaves_a_sealed_recording() throws Exception {
    try (var host = new HostUnderTest(data)) {
      host.start();
      long askedToPause;
      long covered;
      assertThat(host.order().path("state").asText()).isEqualTo("PREPARING");
      try (TestPage page = host.page()) {
        var hands = ready(page);
        assertThat(hands.look()).as("lit bytes of the first picture").isGreaterThan(100_000);
        hands.type("hello there");
        page.say(Map.of("type", "mark", "step", "greet", "done", true));
        hands.press(TestHands.TAB);
        hands.type(secret(host));
        hands.press(TestHands.TAB);
        // The tree after a mark is that of a second later; nothing is captured any more at a
        // finish.
        LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
        page.say(Map.of("type", "finish"));
        assertThat(page.await("verdict").path("outcome").asText()).isEqualTo("failed");
        page.say(Map.of("type", "continue"));
        page.await("state");
        page.awaitState("RECORDING");
        askedToPause = System.nanoTime();
        page.say(Map.of("type", "pause"));
        page.awaitState("PAUSED");
        covered = System.nanoTime();
        hands.type("unseen");
        page.say(Map.of("type", "resume"));
        page.awaitState("RECORDING");
        // After a pause the gate opens with the next picture, a moment after the state is told.
        LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
        hands.type("good bye");
        page.say(Map.of("type", "finish"));
        JsonNode verdict = page.await("verdict");
        assertThat(verdict.path("outcome").asText()).as(verdict.toString()).isEqualTo("passed");
        page.say(Map.of("type", "stop", "reason", "finished", "note", "that was easy"));
        assertThat(page.await("closed").path("state").asText()).isEqualTo("CLOSED");
      }

      JsonNode status = host.status();
      assertThat(status.path("outcome").asText()).isEqualTo("passed");
      assertThat(status.path("marks").get(0).asText()).isEqualTo("greet");
      OpenRecording recording = open(host);
      assertThat(recording.check()).noneMatch(finding -> finding.bad());
      assertThat(typed(recording)).contains("hello there").contains("good bye");
      assertThat(typed(recording)).doesNotContain(secret(host).substring(0, 4));
      assertPaused(recording, host, askedToPause, covered);
      assertThat(events(recording, RecordedEvent.Secret.class))
          .extracting(RecordedEvent.Secret::ref)
          .containsExactly("sign-in-password");
      assertThat(events(recording, RecordedEvent.Mark.class)).hasSize(1);
      assertThat(events(recording, RecordedEvent.Tree.class))
          .extracting(RecordedEvent.Tree::reason)
          .contains("start", "before", "after");
      assertThat(events(recording, RecordedEvent.Tree.class).toString() + treeNames(recording))
          .doesNotContain(secret(host));
      assertThat(recording.contents(PartKind.NOTE))
          .containsExactly("that was easy".getBytes(StandardCharsets.UTF_8));
      assertThat(recording.contents(PartKind.VERDICT)).hasSize(2);
      Manifest manifest = RecordingFiles.open(host.recording()).manifest().orElseThrow();
      assertThat(manifest.complete()).as(manifest.reasons().toString()).isTrue();
      assertNowhere(secret(host), "hello there", "that was easy", "unseen");
    }
  }

  @Test
  void a_host_that_is_killed_or_stopped_goes_on_with_the_same_session() throws Exception {
    try (var host = new HostUnderTest(data)) {
      host.words = new WordList(List.of("Project Vesper"));
      host.start();
      host.order();
      try (TestPage page = host.page()) {
        ready(page).type("hello");
        awaitStored(host);
      }
      host.kill();

      assertThat(host.start()).as("seconds until the host was back").isLessThan(15);
      try (TestPage page = host.page()) {
        ready(page).type(" there");
        awaitStored(host);
      }
      assertThat(host.terminate()).as("seconds to stop politely").isLessThan(6);

      host.start();
      try (TestPage page = host.page()) {
        var hands = ready(page);
        hands.press(TestHands.TAB);
        hands.press(TestHands.TAB);
        hands.type("good bye");
        page.say(Map.of("type", "finish"));
        assertThat(page.await("verdict").path("outcome").asText()).isEqualTo("passed");
        page.say(Map.of("type", "continue"));
        page.awaitState("RECORDING");
        // The gate opens with the next picture, a moment after the state is told.
        LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
        hands.type(", project vesper");
        hands.press(TestHands.TAB);
        LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
      }
      assertThat(
              host.call(
                      "POST",
                      "/api/sessions/" + host.session + "/stop",
                      "{\"reason\":\"finished\"}")
                  .path("state")
                  .asText())
          .isEqualTo("CLOSED");

      OpenRecording recording = open(host);
      assertThat(recording.check()).noneMatch(finding -> finding.bad());
      assertThat(recording.segments()).hasSize(3);
      assertThat(typed(recording)).contains("hello there").contains("good bye, ");
      assertThat(typed(recording)).doesNotContainIgnoringCase("vesper");
      Manifest manifest = RecordingFiles.open(host.recording()).manifest().orElseThrow();
      assertThat(manifest.counts().redactionsByRule()).containsKey("listed-word");
      assertNowhere("Vesper", "vesper");
    }
  }

  /**
   * One word of the volunteer's, and a quarter of a second later the desktop is covered and nothing
   * more is captured: no input, no context, no picture.
   */
  private static void assertPaused(
      OpenRecording recording, HostUnderTest host, long asked, long covered) throws IOException {
    assertThat(Duration.ofNanos(covered - asked)).isLessThan(Duration.ofMillis(250));
    Manifest manifest = RecordingFiles.open(host.recording()).manifest().orElseThrow();
    long askedAt = asked - manifest.clock().monotonicStart();
    long pausedAt = firstAfter(askedAt, events(recording, RecordedEvent.Pause.class));
    long resumedAt = firstAfter(askedAt, events(recording, RecordedEvent.Resume.class));
    assertThat(Duration.ofNanos(pausedAt - askedAt)).isLessThan(Duration.ofMillis(250));
    assertThat(typed(recording)).doesNotContain("u");
    assertThat(recording.events().stream().map(RecordedLine::event))
        .noneMatch(event -> event.t() > pausedAt && event.t() < resumedAt);
    assertBlack(recording, pausedAt, resumedAt);
  }

  private static long firstAfter(long t, List<? extends RecordedEvent> events) {
    return events.stream().mapToLong(RecordedEvent::t).filter(at -> at >= t).min().orElseThrow();
  }

  private static void assertBlack(OpenRecording recording, long from, long to) throws IOException {
    int seen = 0;
    for (int segment : recording.segments()) {
      try (var frames = new SegmentDecoder(recording.segment(segment))) {
        for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
          long t = frame.get().t();
          if (t > from && t < to) {
            seen++;
            assertThat(brightest(frame.get().image())).isLessThan(ALMOST_BLACK);
          }
        }
      }
    }
    assertThat(seen).as("pictures of the pause").isPositive();
  }

  /** The largest of all colours' components. */
  private static int brightest(BufferedImage image) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(all)
        .map(rgb -> Math.max(rgb >> 16 & 0xff, Math.max(rgb >> 8 & 0xff, rgb & 0xff)))
        .max()
        .orElseThrow();
  }

  /** Waits until the desktop can be worked on, and takes it in hand. */
  private static TestHands ready(TestPage page) throws InterruptedException {
    page.awaitDesktop();
    var hands = new TestHands(page);
    page.awaitState("RECORDING");
    return hands;
  }

  /** Waits until what was typed so far is beyond the hold and in stored parts. */
  private static void awaitStored(HostUnderTest host) throws Exception {
    int before = host.status().path("parts").asInt();
    HostUnderTest.await(
        "five more seconds are stored",
        Duration.ofSeconds(30),
        () -> {
          try {
            return host.status().path("parts").asInt() >= before + 10;
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private static String secret(HostUnderTest host) {
    return host.task().recording().secrets().getFirst().value();
  }

  private OpenRecording open(HostUnderTest host) throws IOException {
    Path key = data.resolve("key.txt");
    Files.write(key, host.identity.file());
    return Keyring.open(RecordingFiles.open(host.recording()), AgeIdentities.read(key));
  }

  private static String treeNames(OpenRecording recording) {
    return events(recording, RecordedEvent.Tree.class).stream()
        .flatMap(tree -> tree.nodes().stream())
        .map(RecordedEvent.TreeNode::name)
        .collect(Collectors.joining("\n"));
  }

  private static String typed(OpenRecording recording) {
    return events(recording, RecordedEvent.Key.class).stream()
        .filter(RecordedEvent.Key::down)
        .map(key -> Character.toString(key.keysym()))
        .collect(Collectors.joining())
        .replace("\uff09", "\t");
  }

  private static <T> List<T> events(OpenRecording recording, Class<T> kind) {
    return recording.events().stream()
        .map(RecordedLine::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** None of these texts is in any file below the data folder. */
  private void assertNowhere(String... texts) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String text : texts) {
          assertThat(content.contains(text)).as("\"" + text + "\" in " + file).isFalse();
        }
      }
    }
  }
}
