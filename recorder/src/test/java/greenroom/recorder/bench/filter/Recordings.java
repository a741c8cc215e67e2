package greenroom.recorder.bench.filter;

import greenroom.recorder.DetachedSignature;
import greenroom.recorder.Manifest;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.SampleRecording;
import greenroom.recorder.reading.AgeIdentities;
import greenroom.recorder.reading.Finding;
import greenroom.recorder.reading.Keyring;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.reading.RecordingFiles;
import greenroom.recorder.reading.RecordingVerifier;
import greenroom.recorder.seal.AgeIdentity;
import greenroom.recorder.seal.AgeSealer;
import greenroom.recorder.store.Closing;
import greenroom.recorder.store.RecordingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A recording's folder in memory, with an identity of its own: written, closed, opened, gone. */
final class Recordings implements AutoCloseable {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final AgeIdentity identity = AgeIdentity.generate();
  private final KeyPair host = SampleRecording.keys();
  private final Path folder;
  private final RecordingStore store;

  Recordings() {
    try {
      folder =
          Files.isWritable(SHARED_MEMORY)
              ? Files.createTempDirectory(SHARED_MEMORY, "greenroom-bench")
              : Files.createTempDirectory("greenroom-bench");
      store = RecordingStore.create(root(), AgeSealer.to(identity.recipient()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RecordingStore store() {
    return store;
  }

  /** Closes the recording as the host does and opens it as a researcher does. */
  OpenRecording reopen(RecordingCounts counts, int width, int height) {
    store.stopped(counts);
    store.finish(facts(), closing(width, height), host.getPrivate(), Instant.now());
    store.close();
    try {
      var key = Files.write(folder.resolve("key.txt"), identity.file());
      var files = RecordingFiles.open(root());
      var bad =
          RecordingVerifier.verify(files, host.getPublic()).stream().filter(Finding::bad).toList();
      if (!bad.isEmpty()) {
        throw new IllegalStateException("The recording does not add up: " + bad);
      }
      return Keyring.open(files, AgeIdentities.read(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path root() {
    return folder.resolve("recording");
  }

  @Override
  public void close() {
    store.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest.Facts facts() {
    return new Manifest.Facts(
        SampleRecording.ID,
        "bench",
        "filter",
        1,
        "a".repeat(64),
        "b".repeat(64),
        identity.recipient(),
        "bench",
        DetachedSignature.text(host.getPublic()));
  }

  private static Closing closing(int width, int height) {
    return new Closing(
        Manifest.Clock.of(RecordingClock.startNow(), null),
        new Manifest.Screen(width, height, "vp09.00.31.08"),
        Map.of(),
        null,
        Map.of(),
        false,
        List.of());
  }
}
