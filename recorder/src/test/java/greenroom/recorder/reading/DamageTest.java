package greenroom.recorder.reading;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.MemoryFolder;
import greenroom.recorder.PartKind;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.SampleRecording;
import greenroom.recorder.seal.AgeIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole small recording, damaged everywhere, one place at a time. */
class DamageTest {
  private static final boolean LONG = Boolean.getBoolean("greenroom.test.long");
  private static final List<String> PLAIN =
      List.of("manifest.json", "manifest.sig", "parts.jsonl", "SHA256SUMS");
  private static final AgeIdentity IDENTITY = AgeIdentity.generate();
  private static final KeyPair HOST = SampleRecording.keys();

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private Path root;
  private List<Stored> parts;

  @BeforeEach
  void write() {
    root = folder.resolve("recording");
    SampleRecording.write(root, IDENTITY, HOST);
    parts = RecordingFiles.open(root).log().log().present();
    assertThat(damaged()).isFalse();
  }

  @Test
  void a_flipped_bit_in_any_byte_of_a_plain_file_is_found() throws IOException {
    for (String name : PLAIN) {
      flipped(root.resolve(name), 1);
    }
  }

  @Test
  void a_flipped_bit_anywhere_in_a_part_is_found() throws IOException {
    for (Stored part : parts) {
      flipped(file(part), LONG ? 1 : 7);
    }
  }

  /** In every so many bytes one bit, or each bit of each byte in the long form. */
  private void flipped(Path file, int every) throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += every) {
      for (int bit = LONG ? 0 : at % 8; bit < (LONG ? 8 : at % 8 + 1); bit++) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << bit);
        Files.write(file, bad);
        assertThat(damaged()).as("bit %d of byte %d of %s", bit, at, file).isTrue();
      }
    }
    Files.write(file, good);
    assertThat(damaged()).isFalse();
  }

  @Test
  void a_part_that_is_dropped_is_found_and_all_others_open() throws IOException {
    for (Stored part : parts) {
      byte[] good = Files.readAllBytes(file(part));
      Files.delete(file(part));
      assertFoundAndOthersOpen(Set.of(part));
      Files.write(file(part), good);
    }
  }

  @Test
  void a_part_that_is_cut_off_anywhere_is_found_and_all_others_open() throws IOException {
    for (Stored part : parts) {
      byte[] good = Files.readAllBytes(file(part));
      for (int length = 0; length < good.length; length += LONG ? 1 : 97) {
        Files.write(file(part), Arrays.copyOf(good, length));
        assertThat(damaged()).as("%s cut off at %d", part.name(), length).isTrue();
      }
      assertFoundAndOthersOpen(Set.of(part));
      Files.write(file(part), Arrays.copyOf(good, good.length + 1));
      assertFoundAndOthersOpen(Set.of(part));
      Files.write(file(part), good);
    }
  }

  @Test
  void any_two_parts_that_are_swapped_are_found_and_all_others_open() throws IOException {
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        byte[] one = Files.readAllBytes(file(parts.get(i)));
        byte[] other = Files.readAllBytes(file(parts.get(j)));
        Files.write(file(parts.get(i)), other);
        Files.write(file(parts.get(j)), one);
        assertFoundAndOthersOpen(Set.of(parts.get(i), parts.get(j)));
        Files.write(file(parts.get(i)), one);
        Files.write(file(parts.get(j)), other);
      }
    }
  }

  private void assertFoundAndOthersOpen(Set<Stored> bad) {
    String what = bad.toString();
    assertThat(damaged()).as(what).isTrue();
    OpenRecording recording = open();
    Predicate<Stored> good = part -> !bad.contains(part);
    assertThat(recording.events())
        .as(what)
        .hasSize(parts.stream().filter(good).mapToInt(Stored::events).sum());
    for (PartKind single : List.of(PartKind.VERDICT, PartKind.NOTE)) {
      assertThat(recording.contents(single))
          .as(what)
          .hasSize((int) parts.stream().filter(good).filter(part -> kind(part, single)).count());
    }
    Set<String> named = new HashSet<>();
    recording.check().forEach(finding -> named.add(finding.what()));
    for (Stored part : bad) {
      assertThat(named).as(what).anyMatch(finding -> finding.contains(part.name().file()));
    }
    for (Stored part : parts.stream().filter(good).toList()) {
      assertThat(named).as(what).noneMatch(finding -> finding.contains(part.name().file()));
      assertThat(recording.plain(part)).as(what).isPresent();
    }
  }

  private static boolean kind(Stored part, PartKind kind) {
    return part.name().kind() == kind;
  }

  private boolean damaged() {
    return RecordingVerifier.verify(RecordingFiles.open(root), HOST.getPublic()).stream()
        .anyMatch(Finding::bad);
  }

  private OpenRecording open() {
    AgeIdentities identity =
        AgeIdentities.of(new String(IDENTITY.file(), StandardCharsets.US_ASCII), "key.txt");
    return Keyring.open(RecordingFiles.open(root), identity);
  }

  private Path file(Stored part) {
    return root.resolve(part.name().file());
  }
}
