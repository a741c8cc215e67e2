package greenroom.recorder.store;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.FinishedPart;
import greenroom.recorder.PartKind;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.Sha256;
import greenroom.recorder.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fills a real 1 MiB file system where the machine allows to mount one; else the reserve is set so
 * high that the disk counts as full.
 */
class DiskFullTest {
  private static final int PART = 100_000;
  @TempDir Path folder;
  private boolean mounted;

  @BeforeEach
  void mount() throws InterruptedException {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", folder.toString());
  }

  @AfterEach
  void unmount() throws InterruptedException {
    if (mounted) {
      assertThat(run("umount", "-l", folder.toString())).isTrue();
    }
  }

  @Test
  void a_full_disk_stops_recording_and_loses_nothing() throws IOException {
    fillAndCheck(0);
  }

  @Test
  void recording_stops_while_there_is_still_room_to_close_it() throws IOException {
    fillAndCheck(300_000);
    assertThat(root().resolve("manifest.json")).exists();
  }

  private void fillAndCheck(long reserve) throws IOException {
    try (RecordingStore store = almostFull(reserve)) {
      TroubleException trouble = fill(store);
      assertThat(trouble).isNotNull();
      assertThat(trouble.code()).isEqualTo("disk-full");
      assertThat(trouble).hasMessageContaining("Free space");
      int stored = store.log().stored().size();
      assertThat(stored).isBetween(1, 11);
      assertStoredPartsAreWhole();
      if (reserve > 0) {
        store.stopped(Sample.counts(0, stored));
        assertThat(
                store
                    .finish(Sample.facts(), Sample.closing(), Sample.HOST.getPrivate(), Sample.NOW)
                    .complete())
            .isTrue();
      }
    }
  }

  private RecordingStore almostFull(long reserve) {
    RecordingStore store = RecordingStore.create(root(), Sample.TURNED, mounted ? reserve : 0);
    if (mounted) {
      return store;
    }
    store.store(part(0));
    store.close();
    return RecordingStore.open(root(), Sample.TURNED, Long.MAX_VALUE / 2);
  }

  private static FinishedPart part(int number) {
    return new FinishedPart(
        PartKind.SCREEN, number, number + 1, number == 0, 0, 0, 1, new byte[PART]);
  }

  private static @Nullable TroubleException fill(RecordingStore store) {
    for (int i = 1; i < 200; i++) {
      try {
        store.store(part(i));
      } catch (TroubleException e) {
        return e;
      }
    }
    return null;
  }

  private void assertStoredPartsAreWhole() throws IOException {
    PartLog.Followed followed = PartLog.follow(Files.readAllBytes(root().resolve("parts.jsonl")));
    assertThat(followed.problem()).isNull();
    for (Stored part : followed.log().present()) {
      byte[] file = Files.readAllBytes(root().resolve(part.name().file()));
      assertThat(Sha256.hex(file)).isEqualTo(part.sha256());
    }
    try (var files = Files.list(root().resolve("parts"))) {
      assertThat(files.count()).isEqualTo(followed.log().present().size());
    }
  }

  private Path root() {
    return folder.resolve("recording");
  }

  /** Whether the machine has the command and lets us. */
  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
