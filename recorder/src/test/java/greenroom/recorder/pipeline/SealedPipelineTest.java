package greenroom.recorder.pipeline;

import static greenroom.recorder.pipeline.HandMoved.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.DetachedSignature;
import greenroom.recorder.Manifest;
import greenroom.recorder.MemoryFolder;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.SampleRecording;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.filter.PasswordFilter;
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
import greenroom.recorder.video.SegmentEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the pipeline through the real store and real encryption, and back again. */
class SealedPipelineTest {
  private static final KeyPair HOST = SampleRecording.keys();
  private static final AgeIdentity IDENTITY = AgeIdentity.generate();

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  @Test
  void what_was_typed_in_two_runs_with_a_pause_and_a_deletion_adds_up_and_opens()
      throws IOException {
    Path root = folder.resolve("recording");
    try (RecordingStore store = RecordingStore.create(root, sealer())) {
      try (Run run = new Run(store, store.resumePoint(), 0)) {
        run.at(1000).press('a').at(5000);
        run.pipeline.pause();
        run.at(8000);
        run.pipeline.resume();
        run.at(8500).press('b').at(70_000).press('c').at(75_000);
        run.pipeline.deleteLast(Duration.ofMinutes(1));
        run.at(76_000).press('d').at(77_000).finish(store);
      }
    }
    try (RecordingStore store = RecordingStore.open(root, sealer())) {
      ResumePoint point = store.resume(nanos(90_000));
      try (Run run = new Run(store, point, 90_000)) {
        run.at(91_000).press('e').at(92_000).finish(store);
      }
      Manifest manifest =
          store.finish(facts(), closing(), HOST.getPrivate(), SampleRecording.START);
      assertThat(manifest.reasons()).isEmpty();
      assertThat(manifest.complete()).isTrue();
    }

    RecordingFiles files = RecordingFiles.open(root);
    assertThat(RecordingVerifier.verify(files, HOST.getPublic())).noneMatch(Finding::bad);
    OpenRecording open = Keyring.open(files, identity());
    assertThat(open.check()).isEmpty();
    assertThat(open.films()).as("both runs make one film").hasSize(1);
    assertThat(open.events().stream().map(line -> line.event()).filter(SealedPipelineTest::pressed))
        .extracting(event -> ((RecordedEvent.Key) event).keysym())
        .containsExactly((int) 'a', (int) 'b', (int) 'd', (int) 'e');
  }

  private static boolean pressed(RecordedEvent event) {
    return event instanceof RecordedEvent.Key key && key.down();
  }

  private static AgeSealer sealer() {
    return AgeSealer.to(IDENTITY.recipient());
  }

  private AgeIdentities identity() throws IOException {
    return AgeIdentities.read(Files.write(folder.resolve("key.txt"), IDENTITY.file()));
  }

  private static Manifest.Facts facts() {
    return new Manifest.Facts(
        SampleRecording.ID,
        "office-work",
        "correct-a-workbook",
        1,
        "a".repeat(64),
        "b".repeat(64),
        IDENTITY.recipient(),
        "host-1",
        DetachedSignature.text(HOST.getPublic()));
  }

  private static Closing closing() {
    return new Closing(
        new Manifest.Clock(SampleRecording.START, 0, null),
        new Manifest.Screen(HandMoved.WIDTH, HandMoved.HEIGHT, "vp09.00.31.08"),
        Map.of(),
        null,
        Map.of(),
        false,
        List.of());
  }

  /** One run of the recorder whose clock only moves when told to. */
  private static final class Run implements AutoCloseable {
    private final Pipeline pipeline;
    private long now;

    Run(RecordingStore store, ResumePoint from, long millis) throws IOException {
      now = nanos(millis);
      pipeline =
          new Pipeline(
              RecordingSettings.DEFAULT,
              () -> now,
              from,
              HandMoved.WIDTH,
              HandMoved.HEIGHT,
              store,
              new PasswordFilter(List.of()),
              new SegmentEncoder(HandMoved.WIDTH & ~1, HandMoved.HEIGHT & ~1));
      pipeline.context(new ContextSignal.Found(now));
      paint(HandMoved.WHITE);
    }

    private void paint(int grey) throws IOException {
      Box whole = new Box(0, 0, HandMoved.WIDTH, HandMoved.HEIGHT);
      try {
        var pixels = pipeline.room(4L * whole.width() * whole.height());
        pixels.fill((byte) grey);
        pipeline.accept(new ScreenUpdate(now, List.of(new ScreenUpdate.Pixels(whole, pixels))));
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    Run at(long millis) {
      while (now < nanos(millis)) {
        now = Math.min(nanos(millis), now + nanos(100));
        pipeline.step();
      }
      return this;
    }

    Run press(int keysym) {
      pipeline.accept(new RecordedEvent.Key(now, keysym, 0, true));
      pipeline.accept(new RecordedEvent.Key(now, keysym, 0, false));
      return this;
    }

    void finish(RecordingStore store) {
      pipeline.stop();
      at(now / 1_000_000 + 2100);
      store.stopped(pipeline.counts());
    }

    @Override
    public void close() {
      pipeline.close();
    }
  }
}
