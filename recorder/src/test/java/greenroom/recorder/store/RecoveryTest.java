package greenroom.recorder.store;

import static greenroom.recorder.store.Sample.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.Manifest;
import greenroom.recorder.MemoryFolder;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry.Resumed;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private Path root;
  private Path log;

  @BeforeEach
  void crash_in_the_middle() {
    root = folder.resolve("recording");
    log = root.resolve("parts.jsonl");
    try (RecordingStore store = RecordingStore.create(root, Sample.TURNED, 0)) {
      Sample.record(store, 0, 0, 2, 10);
    }
  }

  @Test
  void goes_on_wherever_the_log_was_cut_off() throws IOException {
    byte[] whole = Files.readAllBytes(log);
    List<byte[]> parts = contents();
    for (int length = 0; length <= whole.length; length++) {
      restore(parts, Arrays.copyOf(whole, length));
      int wholeLines = (int) lines(whole, length);

      try (RecordingStore store = RecordingStore.open(root, Sample.TURNED, 0)) {
        assertThat(store.log().stored()).hasSize(wholeLines);
        store.resume(7 * SECOND);
        store.store(Sample.init(7, 1));
        assertThat(store.log().stored().stream().map(Stored::name)).doesNotHaveDuplicates();
      }
      assertConsistent();
    }
  }

  @Test
  void a_tail_of_zeros_is_taken_off() throws IOException {
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, whole.length + 4096));
    try (RecordingStore store = RecordingStore.open(root, Sample.TURNED, 0)) {
      assertThat(store.log().stored()).hasSize(5);
    }
    assertThat(Files.readAllBytes(log)).isEqualTo(whole);
  }

  @Test
  void an_unfinished_file_is_removed() throws IOException {
    Files.write(root.resolve("parts/000003.screen.age.tmp"), new byte[] {1, 2});
    Files.write(root.resolve("manifest.json.tmp"), new byte[] {1, 2});
    RecordingStore.open(root, Sample.TURNED, 0).close();
    assertConsistent();
    assertThat(root.resolve("manifest.json.tmp")).doesNotExist();
  }

  @Test
  void a_part_without_a_line_is_removed_and_counted() throws IOException {
    Files.write(root.resolve("parts/000003.screen.age"), new byte[] {1, 2});
    try (RecordingStore store = RecordingStore.open(root, Sample.TURNED, 0)) {
      store.resume(7 * SECOND);
      Resumed resumed = (Resumed) store.log().entries().getLast();
      assertThat(resumed.orphans()).isEqualTo(1);
      assertThat(resumed.clean()).isFalse();
    }
    assertConsistent();
  }

  @Test
  void a_line_without_a_part_is_noted_as_lost() throws IOException {
    Files.delete(root.resolve("parts/000002.screen.age"));
    try (RecordingStore store = RecordingStore.open(root, Sample.TURNED, 0)) {
      Manifest manifest =
          store.finish(Sample.facts(), Sample.closing(), Sample.HOST.getPrivate(), Sample.NOW);
      assertThat(manifest.reasons()).contains("lost-parts");
      assertThat(manifest.removed()).containsExactly(new Manifest.Span(SECOND, 2 * SECOND, "lost"));
    }
    assertConsistent();
  }

  @Test
  void a_deletion_that_was_logged_is_carried_out() throws IOException {
    byte[] events = Files.readAllBytes(root.resolve("parts/000002.events.age"));
    try (RecordingStore store = RecordingStore.open(root, Sample.TURNED, 0)) {
      store.removeSince(SECOND);
    }
    Files.write(root.resolve("parts/000002.events.age"), events);

    try (RecordingStore store = RecordingStore.open(root, Sample.TURNED, 0)) {
      store.resume(7 * SECOND);
      assertThat(((Resumed) store.log().entries().getLast()).orphans()).isZero();
    }
    assertConsistent();
  }

  @Test
  void damage_that_no_crash_does_is_not_mended_over() throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    bytes[20] ^= 1;
    Files.write(log, bytes);
    assertThatThrownBy(() -> RecordingStore.open(root, Sample.TURNED, 0))
        .isInstanceOf(TroubleException.class)
        .hasMessageContaining("line 1 of parts.jsonl");
    assertThat(Files.readAllBytes(log)).isEqualTo(bytes);
  }

  private void assertConsistent() throws IOException {
    PartLog.Followed followed = PartLog.follow(Files.readAllBytes(log));
    assertThat(followed.problem()).isNull();
    try (Stream<Path> files = Files.list(root.resolve("parts"))) {
      assertThat(files.map(file -> "parts/" + file.getFileName()))
          .containsExactlyInAnyOrderElementsOf(
              followed.log().present().stream().map(part -> part.name().file()).toList());
    }
  }

  private static long lines(byte[] file, int length) {
    long lines = 0;
    for (int i = 0; i < length; i++) {
      lines += file[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static final List<String> NAMES =
      List.of(
          "000000.screen.age",
          "000001.screen.age",
          "000001.events.age",
          "000002.screen.age",
          "000002.events.age");

  private List<byte[]> contents() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String name : NAMES) {
      contents.add(Files.readAllBytes(root.resolve("parts").resolve(name)));
    }
    return contents;
  }

  /** Puts back the files whose lines are whole in this log, and the one after them. */
  private void restore(List<byte[]> parts, byte[] cutLog) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("parts"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    long present = Math.min(NAMES.size(), lines(cutLog, cutLog.length) + 1);
    for (int i = 0; i < present; i++) {
      Files.write(root.resolve("parts").resolve(NAMES.get(i)), parts.get(i));
    }
    Files.write(log, cutLog);
  }
}
