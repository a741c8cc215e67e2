package greenroom.recorder.store;

import static greenroom.recorder.store.Sample.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.Cut;
import greenroom.recorder.DetachedSignature;
import greenroom.recorder.Manifest;
import greenroom.recorder.ManifestJson;
import greenroom.recorder.MemoryFolder;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.StreamCounts;
import greenroom.recorder.TroubleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingStoreTest {
  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private Path root;
  private RecordingStore store;

  @BeforeEach
  void create() {
    root = folder.resolve("recording");
    store = RecordingStore.create(root, Sample.TURNED, 0);
  }

  @Test
  void parts_of_one_cut_share_a_number() {
    Sample.record(store, 0, 0, 2, 10);

    assertThat(names())
        .containsExactly(
            "000000.screen", "000001.screen", "000001.events", "000002.screen", "000002.events");
  }

  @Test
  void the_log_on_disk_follows_from_its_first_line() throws IOException {
    Sample.record(store, 0, 0, 3, 10);

    PartLog.Followed followed = PartLog.follow(Files.readAllBytes(root.resolve("parts.jsonl")));

    assertThat(followed.problem()).isNull();
    assertThat(followed.log()).isEqualTo(store.log());
  }

  @Test
  void only_sealed_bytes_reach_the_disk() throws IOException {
    Sample.record(store, 0, 0, 2, 10);
    close();

    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("what the volunteer did");
      }
    }
  }

  @Test
  void nobody_but_the_owner_may_look_in() throws IOException {
    Sample.record(store, 0, 0, 1, 10);
    close();

    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        String expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)))
            .as(file.toString())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void a_planted_link_in_place_of_the_folder_is_refused() throws IOException {
    store.close();
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);
    assertThatThrownBy(() -> RecordingStore.open(link, Sample.TURNED))
        .isInstanceOf(TroubleException.class);
  }

  @Test
  void a_planted_link_in_place_of_the_log_is_refused() throws IOException {
    Sample.record(store, 0, 0, 1, 10);
    store.close();
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(root.resolve("parts.jsonl"), elsewhere);
    Files.createSymbolicLink(root.resolve("parts.jsonl"), elsewhere);
    byte[] before = Files.readAllBytes(elsewhere);

    assertThatThrownBy(() -> RecordingStore.open(root, Sample.TURNED))
        .isInstanceOf(TroubleException.class);
    assertThat(Files.readAllBytes(elsewhere)).isEqualTo(before);
  }

  @Test
  void deleting_since_a_moment_removes_every_part_that_reaches_beyond_it() {
    Sample.record(store, 0, 0, 6, 3);
    store.store(Sample.verdict(5));

    long from = store.removeSince(3 * SECOND + SECOND / 2);

    assertThat(from).isEqualTo(3 * SECOND);
    assertThat(store.log().present().stream().map(Stored::to).max(Long::compare))
        .contains(3 * SECOND);
    assertThat(onDisk()).isEqualTo(namesPresent());
  }

  @Test
  void recording_goes_on_after_a_deletion_and_the_chain_still_follows() throws IOException {
    Sample.record(store, 0, 0, 3, 10);
    store.removeSince(SECOND);
    store.store(Sample.screen(3, 0, true));

    PartLog.Followed followed = PartLog.follow(Files.readAllBytes(root.resolve("parts.jsonl")));
    assertThat(followed.problem()).isNull();
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void nothing_to_delete_changes_nothing() {
    Sample.record(store, 0, 0, 3, 10);
    PartLog before = store.log();
    assertThat(store.removeSince(3 * SECOND)).isEqualTo(3 * SECOND);
    assertThat(store.log()).isEqualTo(before);
  }

  @Test
  void a_run_that_was_stopped_in_order_is_complete() {
    Sample.record(store, 0, 0, 3, 10);
    Manifest manifest = close();

    assertThat(manifest.complete()).as(manifest.reasons().toString()).isTrue();
    assertThat(manifest.stored()).isEqualTo(new Manifest.Stored(7, sealedBytes(), 9, 6));
    assertThat(manifest.segments()).containsExactly(new Manifest.Segment(0, 0, 3 * SECOND, 3, 6));
    assertThat(manifest.duration()).isEqualTo(3 * SECOND);
  }

  @Test
  void a_count_that_differs_makes_the_recording_incomplete() {
    Sample.record(store, 0, 0, 3, 10);
    store.stopped(Sample.counts(10, 6));
    assertThat(finish().reasons()).containsExactly("counts-differ-stored");
  }

  static Stream<Arguments> losses() {
    return Stream.of(
        Arguments.of("input", new StreamCounts(4, 2, 1, 6)),
        Arguments.of("context", new StreamCounts(5, 1, 1, 6)),
        Arguments.of("marks", new StreamCounts(5, 2, 0, 6)),
        Arguments.of("frames", new StreamCounts(5, 2, 1, 7)));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void what_was_lost_on_the_way_to_the_recording_is_named(String stream, StreamCounts arrived) {
    Sample.record(store, 0, 0, 3, 10);
    store.stopped(Sample.counts(9, 6, new StreamCounts(5, 2, 1, 6), arrived));
    assertThat(finish().reasons()).containsExactly("counts-differ-" + stream);
  }

  @Test
  void a_part_that_never_reached_the_store_is_missed() {
    Sample.record(store, 0, 0, 2, 10);
    store.store(Sample.screen(2, 0, false)); // its events are not handed over
    store.stopped(Sample.counts(9, 6));
    assertThat(finish().reasons()).containsExactly("counts-differ-stored");
  }

  @Test
  void a_crash_of_one_run_hides_no_loss_of_another() {
    Sample.record(store, 0, 0, 2, 10);
    reopen();
    store.resume(5 * SECOND);
    Sample.record(store, 1, 5, 1, 10);
    store.stopped(Sample.counts(4, 2));
    assertThat(finish().reasons()).containsExactly("counts-differ-stored", "host-crash");
  }

  @Test
  void a_polite_restart_leaves_a_gap_and_loses_nothing() {
    Sample.record(store, 0, 0, 2, 10);
    store.stopped(Sample.counts(6, 4));
    reopen();

    assertThat(store.resume(9 * SECOND)).isEqualTo(new ResumePoint(1, 6, 2 * SECOND));
    Sample.record(store, 1, 9, 1, 10);
    store.stopped(Sample.counts(3, 2));
    Manifest manifest = finish();

    assertThat(manifest.complete()).as(manifest.reasons().toString()).isTrue();
    assertThat(manifest.gaps())
        .containsExactly(new Manifest.Span(2 * SECOND, 9 * SECOND, "stopped"));
    assertThat(manifest.segments()).hasSize(2);
  }

  @Test
  void how_often_each_rule_masked_is_told_of_the_whole_recording_and_of_no_part()
      throws IOException {
    Sample.record(store, 0, 0, 1, 10);
    store.stopped(Sample.counts(3, 2, Map.of("card", 2L, "email", 1L)));
    reopen();
    store.resume(9 * SECOND);
    Sample.record(store, 1, 9, 2, 1);
    store.stopped(Sample.counts(6, 4, Map.of("card", 1L)));
    reopen();
    store.resume(19 * SECOND);
    Sample.record(store, 2, 19, 1, 10); // a crash ends this run: it has no counts
    reopen();
    store.resume(29 * SECOND);
    store.stopped(RecordingCounts.NONE);
    finish();

    Manifest manifest =
        store.cut(List.of(new Cut(10 * SECOND, 11 * SECOND)), Sample.HOST.getPrivate(), Sample.NOW);

    assertThat(manifest.counts().redactionsByRule())
        .containsExactly(Map.entry("card", 3L), Map.entry("email", 1L));
    assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    assertThat(Files.readAllLines(root.resolve("parts.jsonl")))
        .filteredOn(line -> line.contains("card"))
        .hasSize(2)
        .allMatch(line -> line.contains("\"kind\":\"stopped\""));
  }

  @Test
  void what_a_later_run_deletes_was_there_when_the_earlier_one_ended() {
    Sample.record(store, 0, 0, 3, 10);
    store.stopped(Sample.counts(9, 6));
    reopen();
    store.resume(9 * SECOND);
    Sample.record(store, 1, 9, 1, 10);
    store.removeSince(SECOND);
    store.stopped(Sample.counts(0, 0));
    Manifest manifest = finish();

    assertThat(manifest.complete()).as(manifest.reasons().toString()).isTrue();
    assertThat(manifest.stored().events()).isEqualTo(3);
  }

  @Test
  void coming_back_only_for_the_verdict_is_no_gap() {
    Sample.record(store, 0, 0, 2, 10);
    store.stopped(Sample.counts(6, 4));
    store.resume(9 * SECOND);
    store.store(Sample.verdict(9));
    store.stopped(Sample.counts(0, 0));
    Manifest manifest = finish();

    assertThat(manifest.gaps()).isEmpty();
    assertThat(manifest.complete()).as(manifest.reasons().toString()).isTrue();
  }

  @Test
  void a_part_that_a_closed_recording_lost_leaves_its_signed_log_as_it_is() throws IOException {
    Sample.record(store, 0, 0, 2, 10);
    Manifest manifest = close();
    Files.delete(root.resolve("parts/000001.screen.age"));
    reopen();
    assertThat(store.log().head()).isEqualTo(manifest.log().head());
  }

  @Test
  void a_crash_is_bounded_and_said() {
    Sample.record(store, 0, 0, 2, 10);
    reopen();
    store.resume(5 * SECOND);
    Sample.record(store, 1, 5, 1, 10);
    store.stopped(Sample.counts(3, 2));
    Manifest manifest = finish();

    assertThat(manifest.complete()).isFalse();
    assertThat(manifest.reasons()).containsExactly("host-crash");
    assertThat(manifest.gaps())
        .containsExactly(new Manifest.Span(2 * SECOND, 5 * SECOND, "host-crash"));
  }

  @Test
  void a_recording_that_was_never_stopped_is_closed_as_crashed() {
    Sample.record(store, 0, 0, 2, 10);
    reopen();
    assertThat(finish().reasons()).containsExactly("host-crash");
  }

  @Test
  void a_recording_of_nothing_closes_too() {
    store.stopped(Sample.counts(0, 0));
    Manifest manifest = finish();
    assertThat(manifest.complete()).as(manifest.reasons().toString()).isTrue();
    assertThat(manifest.segments()).isEmpty();
  }

  @Test
  void the_manifest_is_signed_by_the_host() throws IOException {
    Sample.record(store, 0, 0, 1, 10);
    close();

    assertThat(
            DetachedSignature.verifies(
                Files.readAllBytes(root.resolve("manifest.json")),
                Files.readAllBytes(root.resolve("manifest.sig")),
                Sample.HOST.getPublic()))
        .isTrue();
    assertThat(store.manifest()).isPresent();
  }

  @Test
  void a_cut_rounds_outward_to_key_frames_and_the_manifest_says_it() {
    Sample.record(store, 0, 0, 9, 3);
    store.store(Sample.verdict(9));
    close(27, 18);

    Manifest manifest =
        store.cut(
            List.of(new Cut(4 * SECOND + 1, 4 * SECOND + 2)), Sample.HOST.getPrivate(), Sample.NOW);

    assertThat(manifest.removed())
        .containsExactly(new Manifest.Span(3 * SECOND, 6 * SECOND, "cut"));
    assertThat(manifest.verdict()).isNotNull();
    assertThat(Objects.requireNonNull(manifest.verdict()).mayRestOnRemoved()).isTrue();
    assertThat(manifest.complete()).as(manifest.reasons().toString()).isTrue();
    assertThat(onDisk()).isEqualTo(namesPresent());
    assertThat(names()).contains("000009.verdict");
    reopen();
    assertThat(store.manifest()).contains(manifest);
  }

  @Test
  void the_listed_files_are_all_files() throws IOException {
    Sample.record(store, 0, 0, 2, 10);
    close();

    try (Stream<Path> files = Files.walk(root)) {
      assertThat(store.files().stream().map(file -> root.resolve(file.name())))
          .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile).toList());
    }
  }

  private Manifest close() {
    var stored = store.log().stored();
    return close(
        stored.stream().mapToLong(Stored::events).sum(),
        stored.stream().mapToLong(Stored::frames).sum());
  }

  private Manifest close(long events, long frames) {
    store.stopped(Sample.counts(events, frames));
    return finish();
  }

  private Manifest finish() {
    return store.finish(Sample.facts(), Sample.closing(), Sample.HOST.getPrivate(), Sample.NOW);
  }

  private void reopen() {
    store.close();
    store = RecordingStore.open(root, Sample.TURNED, 0);
  }

  private long sealedBytes() {
    return store.log().present().stream().mapToLong(Stored::bytes).sum();
  }

  private List<String> names() {
    return store.log().stored().stream().map(part -> part.name().text()).toList();
  }

  private List<String> namesPresent() {
    return store.log().present().stream().map(part -> part.name().file()).sorted().toList();
  }

  private List<String> onDisk() {
    try (Stream<Path> files = Files.list(root.resolve("parts"))) {
      return files.map(file -> "parts/" + file.getFileName()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
