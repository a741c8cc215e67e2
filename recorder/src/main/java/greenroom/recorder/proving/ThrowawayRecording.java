package greenroom.recorder.proving;

import greenroom.recorder.RecordingClock;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.TroubleException;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.gate.GateRules;
import greenroom.recorder.pipeline.Recording;
import greenroom.recorder.pipeline.RecordingSettings;
import greenroom.recorder.seal.AgeIdentity;
import greenroom.recorder.seal.AgeSealer;
import greenroom.recorder.store.RecordingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A recording like a volunteer's, of a desktop at which nobody works, sealed to an identity that
 * only this object knows. Closing it removes every byte of it.
 */
public final class ThrowawayRecording implements AutoCloseable {
  private static final Duration LONGEST_WAIT_FOR_CONTEXT = Duration.ofSeconds(5);

  private final Path folder;
  private final AgeIdentity identity = AgeIdentity.generate();
  private final RecordingClock clock = RecordingClock.startNow();
  private final CompletableFuture<TroubleException> trouble = new CompletableFuture<>();
  private final Gate gate;
  private final RecordingStore store;
  private final Recording recording;
  private final DesktopToProve.Listening context;
  private final Hands hands;

  /**
   * Begins to record.
   *
   * @param folder for the sealed parts; it must not exist, its parent must
   * @throws TroubleException if it cannot start
   */
  public ThrowawayRecording(DesktopToProve desktop, RecordingSettings settings, Path folder) {
    this.folder = folder;
    gate = new Gate(desktop.screenSocket(), GateRules.STRICT);
    store = RecordingStore.create(folder, AgeSealer.to(identity.recipient()));
    try {
      recording =
          Recording.start(
              settings,
              clock,
              ResumePoint.BEGINNING,
              desktop.screenSocket(),
              gate,
              store,
              trouble::complete);
    } catch (RuntimeException e) {
      store.close();
      remove(folder);
      throw e;
    }
    context = desktop.context(clock, recording::context);
    context.awaitFound(LONGEST_WAIT_FOR_CONTEXT);
    hands = new Hands(gate);
  }

  /** The hands at its gate. */
  public Hands hands() {
    return hands;
  }

  /** Its clock. */
  public RecordingClock clock() {
    return clock;
  }

  /**
   * Stops it and opens what was stored.
   *
   * @throws ProvingException if the recording had trouble or does not add up
   */
  public OpenedProof open() {
    hands.leave();
    var counts = recording.stop();
    context.close();
    store.stopped(counts);
    if (trouble.isDone()) {
      throw new ProvingException("The recording stopped: " + trouble.join().getMessage());
    }
    if (!counts.complete()) {
      throw new ProvingException("The recording does not add up: " + counts);
    }
    return OpenedProof.of(folder, identity, clock);
  }

  @Override
  public void close() {
    recording.close();
    context.close();
    gate.close();
    store.close();
    remove(folder);
  }

  /** Removes a folder and all in it. */
  static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new ProvingException("A throwaway recording could not be removed.", e);
    }
  }
}
