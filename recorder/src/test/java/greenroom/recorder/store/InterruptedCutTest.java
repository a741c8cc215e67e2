package greenroom.recorder.store;

import static greenroom.recorder.store.Sample.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.Cut;
import greenroom.recorder.FormatException;
import greenroom.recorder.Manifest;
import greenroom.recorder.MemoryFolder;
import greenroom.recorder.reading.Finding;
import greenroom.recorder.reading.RecordingFiles;
import greenroom.recorder.reading.RecordingVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that dies while a volunteer's cut is carried out. */
class InterruptedCutTest {
  private static final Instant LATER = Sample.NOW.plusSeconds(60);
  private static final List<String> CLOSING =
      List.of("manifest.json", "manifest.sig", "SHA256SUMS");

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private Path root;

  @BeforeEach
  void close_a_recording() throws IOException {
    root = folder.resolve("recording");
    try (RecordingStore store = RecordingStore.create(root, Sample.TURNED, 0)) {
      Sample.record(store, 0, 0, 9, 3);
      store.stopped(Sample.counts(27, 18));
      store.finish(Sample.facts(), Sample.closing(), Sample.HOST.getPrivate(), Sample.NOW);
    }
  }

  @Test
  void is_finished_when_the_host_is_back_wherever_it_died() throws IOException {
    Map<String, byte[]> before = files();
    cut(new Cut(SECOND, 2 * SECOND), new Cut(7 * SECOND, 8 * SECOND));
    Map<String, byte[]> after = files();
    List<String> steps = steps(before, after);
    assertThat(steps).hasSize(1 + 12 + 3);

    for (int done = 0; done <= steps.size(); done++) {
      restore(before);
      for (String name : steps.subList(0, done)) {
        change(name, after);
      }
      boolean closedAgain = mend().isPresent();
      assertThat(findings()).as("after " + done + " steps").noneMatch(Finding::bad);
      assertThat(closedAgain).as("after " + done + " steps").isEqualTo(done > 0 && done < 16);
    }
  }

  @Test
  void of_two_cuts_of_which_one_was_logged_the_other_is_left_for_the_next_submission()
      throws IOException {
    Map<String, byte[]> before = files();
    cut(new Cut(SECOND, 2 * SECOND));
    byte[] log = Files.readAllBytes(root.resolve("parts.jsonl"));
    restore(before);
    Files.write(root.resolve("parts.jsonl"), log);

    Manifest mended = mend().orElseThrow();
    assertThat(mended.removed()).containsExactly(new Manifest.Span(0, 3 * SECOND, "cut"));
    assertThat(findings()).noneMatch(Finding::bad);
    cut(new Cut(7 * SECOND, 8 * SECOND));
    assertThat(findings()).noneMatch(Finding::bad);
  }

  @Test
  void damage_is_no_interrupted_cut() throws IOException {
    cut(new Cut(SECOND, 2 * SECOND));
    Map<String, byte[]> good = files();
    for (String name : List.of("manifest.json", "manifest.sig", "SHA256SUMS")) {
      byte[] whole = Objects.requireNonNull(good.get(name));
      for (int i = 0; i < whole.length; i += 7) {
        byte[] bad = whole.clone();
        bad[i] ^= 1;
        Files.write(root.resolve(name), bad);
        mendIfItCan();
        assertThat(findings()).as(name + ", byte " + i).anyMatch(Finding::bad);
        assertThat(Files.readAllBytes(root.resolve(name))).isEqualTo(bad);
      }
      Files.write(root.resolve(name), whole);
    }
  }

  private void mendIfItCan() {
    try {
      assertThat(mend()).isEmpty();
    } catch (FormatException noManifestAnyMore) {
      assertThat(noManifestAnyMore).hasMessageContaining("manifest");
    }
  }

  private void cut(Cut... cuts) {
    try (RecordingStore store = RecordingStore.open(root, Sample.TURNED, 0)) {
      store.cut(List.of(cuts), Sample.HOST.getPrivate(), LATER);
    }
  }

  private Optional<Manifest> mend() {
    try (RecordingStore store = RecordingStore.open(root, Sample.TURNED, 0)) {
      return store.closeAgain(Sample.HOST.getPrivate(), LATER);
    }
  }

  private List<Finding> findings() {
    return RecordingVerifier.verify(RecordingFiles.open(root), Sample.HOST.getPublic());
  }

  /** The changes of a cut in the order in which it makes them. */
  private static List<String> steps(Map<String, byte[]> before, Map<String, byte[]> after) {
    List<String> steps = new ArrayList<>();
    steps.add("parts.jsonl");
    before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(steps::add);
    steps.addAll(CLOSING);
    return steps;
  }

  private void change(String name, Map<String, byte[]> after) throws IOException {
    byte[] content = after.get(name);
    if (content == null) {
      Files.delete(root.resolve(name));
    } else {
      Files.write(root.resolve(name), content);
    }
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private void restore(Map<String, byte[]> files) throws IOException {
    for (String name : files().keySet()) {
      Files.delete(root.resolve(name));
    }
    for (var file : files.entrySet()) {
      Files.write(root.resolve(file.getKey()), file.getValue());
    }
  }
}
