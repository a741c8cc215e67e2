package greenroom.recorder.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.Frame;
import greenroom.recorder.FrameSource;
import greenroom.recorder.Manifest;
import greenroom.recorder.MemoryFolder;
import greenroom.recorder.PartKind;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.SampleBundle;
import greenroom.recorder.SampleRecording;
import greenroom.recorder.seal.AgeIdentity;
import greenroom.recorder.video.SegmentDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
  private static final KeyPair STUDIO = SampleRecording.keys();
  private static final KeyPair HOST = SampleRecording.keys();
  private static final AgeIdentity HOLDER = AgeIdentity.generate();
  private static final Instant NOW = SampleRecording.START;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private Path bundle;
  private Path recording;

  @BeforeEach
  void write() throws IOException {
    bundle = folder.resolve("bundle");
    SampleBundle.write(bundle, HOLDER, STUDIO, HOST);
    recording = bundle.resolve("recordings/" + SampleRecording.ID);
  }

  @Test
  void a_bundle_as_delivered_is_found_whole() {
    assertThat(verifyAll()).noneMatch(Finding::bad);
    assertThat(open().check()).isEmpty();
  }

  @Test
  void the_sample_adds_up() {
    Manifest manifest = RecordingFiles.open(recording).manifest().orElseThrow();
    assertThat(manifest.complete()).as(manifest.reasons().toString()).isTrue();
  }

  @Test
  void events_come_back_in_order_without_what_was_deleted() {
    List<RecordedEvent> events = open().events().stream().map(line -> line.event()).toList();

    assertThat(events.stream().map(RecordedEvent::t)).isSorted();
    assertThat(typed(events)).isEqualTo("Zoës");
    assertThat(events).contains(new RecordedEvent.Secret(2_100_000_000L, "tickets.password"));
  }

  @Test
  void each_segment_is_one_video_with_the_recording_s_times() throws IOException {
    OpenRecording open = open();
    assertThat(open.segments()).containsExactly(0, 1);
    assertThat(times(open, 0)).startsWith(0L, 500_000_000L).endsWith(3_500_000_000L);
    assertThat(times(open, 1)).startsWith(6_000_000_000L);
  }

  @Test
  void verdict_and_note_open() {
    OpenRecording open = open();
    assertThat(text(open.contents(PartKind.VERDICT))).contains("The total is right.");
    assertThat(text(open.contents(PartKind.NOTE))).isEqualTo("All fine, thank you.");
  }

  @Test
  void a_flipped_bit_anywhere_in_any_file_is_found() throws IOException {
    for (Path file : everyFile()) {
      byte[] good = Files.readAllBytes(file);
      for (int bit : bits(good.length)) {
        byte[] bad = good.clone();
        bad[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bad);
        assertThat(verifyAll()).as("bit %d of %s", bit, file).anyMatch(Finding::bad);
      }
      Files.write(file, good);
    }
    assertThat(verifyAll()).noneMatch(Finding::bad);
  }

  @Test
  void a_dropped_or_cut_off_or_added_file_is_found() throws IOException {
    for (Path file : everyFile()) {
      byte[] good = Files.readAllBytes(file);
      Files.delete(file);
      boolean emptyList = good.length == 0;
      if (!emptyList) {
        assertThat(verifyAll()).as("without " + file).anyMatch(Finding::bad);
        Files.write(file, Arrays.copyOf(good, good.length - 1));
        assertThat(verifyAll()).as("shorter " + file).anyMatch(Finding::bad);
      }
      Files.write(file, good);
    }
    Files.write(recording.resolve("parts/000099.screen.age"), new byte[] {1});
    assertThat(verifyAll()).anyMatch(Finding::bad);
  }

  @Test
  void swapped_parts_are_found() throws IOException {
    Path one = recording.resolve("parts/000001.events.age");
    Path two = recording.resolve("parts/000002.events.age");
    byte[] first = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(two));
    Files.write(two, first);
    assertThat(verifyAll()).filteredOn(Finding::bad).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void lines_dropped_from_the_end_of_the_log_are_found() throws IOException {
    Path log = recording.resolve("parts.jsonl");
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, lines.size() - 1));
    assertThat(verifyAll()).filteredOn(Finding::bad).isNotEmpty();
  }

  @Test
  void everything_undamaged_opens_whichever_part_is_damaged() throws IOException {
    long all = open().events().size();
    List<Long> times = times(open(), 0);
    for (Path file : parts()) {
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      bad[bad.length - 1] ^= 1;
      Files.write(file, bad);
      OpenRecording open = open();
      assertThat(open.events().size()).as(file.toString()).isGreaterThanOrEqualTo((int) all - 9);
      assertThat(times(open, 0)).as(file.toString()).hasSizeGreaterThanOrEqualTo(times.size() / 2);
      assertThat(open.check()).as(file.toString()).hasSize(1);
      Files.write(file, good);
    }
  }

  @Test
  void everything_opens_whichever_line_of_the_log_is_damaged() throws IOException {
    Path log = recording.resolve("parts.jsonl");
    List<String> good = Files.readAllLines(log);
    int all = open().events().size();
    for (int i = 0; i < good.size(); i++) {
      List<String> bad = new ArrayList<>(good);
      bad.set(i, "#" + good.get(i));
      Files.write(log, bad);
      OpenRecording open = open();
      assertThat(open.events()).as("line " + (i + 1)).hasSize(all);
      assertThat(times(open, 0)).as("line " + (i + 1)).hasSizeGreaterThanOrEqualTo(7);
    }
  }

  @Test
  void everything_opens_without_manifest_log_and_bundle() throws IOException {
    int all = open().events().size();
    Files.delete(recording.resolve("manifest.json"));
    Files.write(bundle.resolve("bundle.json"), new byte[0]);
    assertThat(open().events()).hasSize(all);
  }

  @Test
  void a_part_that_somebody_else_sealed_and_slipped_in_is_not_opened() throws IOException {
    int all = open().events().size();
    byte[] events = Files.readAllBytes(recording.resolve("parts/000001.events.age"));
    Files.write(recording.resolve("parts/000099.events.age"), events);
    assertThat(open().events()).hasSize(all);
    Files.write(recording.resolve("parts/000002.events.age"), events);
    OpenRecording open = open();
    assertThat(open.events()).hasSizeLessThan(all);
    assertThat(open.damage()).hasSize(1);
  }

  @Test
  void files_that_a_person_put_beside_the_bundle_are_no_damage() throws IOException {
    Files.writeString(bundle.resolve("mine.txt"), "");
    Files.writeString(recording.resolve("screen.mp4"), "");
    assertThat(verifyAll()).noneMatch(Finding::bad);
  }

  @Test
  void another_identity_is_told_so() {
    AgeIdentities stranger =
        AgeIdentities.of(
            new String(AgeIdentity.generate().file(), StandardCharsets.US_ASCII), "key.txt");
    assertThatThrownBy(() -> Keyring.open(RecordingFiles.open(recording), stranger))
        .isInstanceOf(ReadingException.WrongKey.class)
        .hasMessageContaining("another recipient");
  }

  @Test
  void another_host_s_signature_is_refused_even_if_the_manifest_names_its_key() throws IOException {
    Path other = folder.resolve("other");
    SampleRecording.write(other, AgeIdentity.generate(), SampleRecording.keys());
    List<Finding> own = RecordingVerifier.verify(RecordingFiles.open(other), null);
    List<Finding> vouched = RecordingVerifier.verify(RecordingFiles.open(other), HOST.getPublic());
    assertThat(own).noneMatch(Finding::bad);
    assertThat(vouched).anyMatch(Finding::bad);
  }

  @Test
  void a_folder_that_is_neither_says_so() {
    assertThatThrownBy(() -> RecordingFiles.open(folder))
        .isInstanceOf(ReadingException.class)
        .hasMessageContaining("neither a recording nor a bundle");
  }

  @Test
  void a_recipient_in_place_of_an_identity_is_told_so() {
    assertThatThrownBy(() -> AgeIdentities.of(HOLDER.recipient(), "key.txt"))
        .isInstanceOf(ReadingException.class)
        .hasMessageContaining("public half");
  }

  private OpenRecording open() {
    AgeIdentities holder =
        AgeIdentities.of(new String(HOLDER.file(), StandardCharsets.US_ASCII), "key.txt");
    return Keyring.open(RecordingFiles.open(recording), holder);
  }

  private List<Finding> verifyAll() {
    BundleFolder opened = BundleFolder.open(bundle);
    List<Finding> findings = new ArrayList<>(opened.verify(NOW));
    for (RecordingFiles files : opened.recordings()) {
      findings.addAll(RecordingVerifier.verify(files, opened.hostOf(files)));
    }
    return findings;
  }

  private List<Path> everyFile() throws IOException {
    try (Stream<Path> files = Files.walk(bundle)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(recording.resolve("parts"))) {
      return files.sorted().toList();
    }
  }

  /** The first and last bits, and some in every region between. */
  private static List<Integer> bits(int bytes) {
    List<Integer> bits = new ArrayList<>();
    for (int i = 0; i < 8 && bytes > 0; i++) {
      bits.add((int) ((long) (bytes - 1) * 8 * i / 7 + i % 8));
    }
    return bits;
  }

  private static List<Long> times(OpenRecording open, int segment) throws IOException {
    List<Long> times = new ArrayList<>();
    try (FrameSource frames = new SegmentDecoder(open.segment(segment))) {
      for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
        times.add(frame.get().t());
      }
    }
    return times;
  }

  private static String typed(List<RecordedEvent> events) {
    StringBuilder text = new StringBuilder();
    for (RecordedEvent event : events) {
      if (event instanceof RecordedEvent.Key key && key.down() && key.keysym() < 0x100) {
        text.append((char) key.keysym());
      }
    }
    return text.toString();
  }

  private static String text(List<byte[]> contents) {
    return new String(contents.getFirst(), StandardCharsets.UTF_8);
  }
}
