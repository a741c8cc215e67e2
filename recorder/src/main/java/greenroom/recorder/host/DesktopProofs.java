package greenroom.recorder.host;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.proving.Canaries;
import greenroom.recorder.proving.DesktopToProve;
import greenroom.recorder.proving.Proof;
import greenroom.recorder.proving.ProofPart;
import greenroom.recorder.proving.Proving;
import greenroom.recorder.proving.ScreenFlips;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.pool.Preamble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proves each desktop while it waits in the pool, and keeps what was found until it is claimed. */
final class DesktopProofs implements Preamble {
  private static final Logger LOG = LoggerFactory.getLogger(DesktopProofs.class);

  private final Proving proving;
  private final Map<SandboxId, Proof> proofs = new ConcurrentHashMap<>();

  /**
   * @param folder for throwaway recordings; what a crash left in it is removed
   */
  DesktopProofs(Path folder) {
    proving = new Proving(folder, DesktopProofs::parts);
    try {
      AtomicFiles.makePrivateFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of throwaway recordings cannot be made.", e);
    }
  }

  /** What is proved, in this order. */
  private static List<ProofPart> parts() {
    return List.of(ScreenFlips.ofPreamble(new Random()), new Canaries(new SecureRandom()));
  }

  @Override
  public void prove(Sandbox sandbox) {
    long began = System.nanoTime();
    Proof proof = proving.prove(new Waiting(sandbox));
    proofs.put(sandbox.id(), proof);
    LOG.info(
        "desktop proved sandbox={} proof={} millis={}",
        sandbox.id(),
        proof,
        (System.nanoTime() - began) / 1_000_000);
  }

  /** What was found of a desktop that is claimed now; asked once. */
  Proof take(SandboxId id) {
    Proof proof = proofs.remove(id);
    return proof == null ? Proof.NONE : proof;
  }

  /** A sandbox as the proof sees it. */
  private record Waiting(Sandbox sandbox) implements DesktopToProve {
    @Override
    public Path screenSocket() {
      return sandbox.screenSocket();
    }

    @Override
    public byte[] run(List<String> command, byte[] standardInput, Duration limit) {
      var result = sandbox.exec(command, standardInput, limit);
      if (result.exitCode() != 0) {
        throw new SandboxException(
            "A program of the proof ended with code " + result.exitCode() + ".");
      }
      return result.standardOutput();
    }

    @Override
    public Listening context(RecordingClock clock, Consumer<ContextSignal> listener) {
      return new ContextFeed(sandbox, clock, listener);
    }
  }
}
