package greenroom.recorder.proving;

import greenroom.recorder.TroubleException;
import greenroom.recorder.pipeline.RecordingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Proves desktops. Safe for use by many threads. */
public final class Proving {
  private final Path folder;
  private final Supplier<List<ProofPart>> parts;

  /**
   * Removes what a crash left of earlier proofs.
   *
   * @param folder where throwaway recordings live for some seconds; to be made by the caller
   * @param parts makes what is proved, anew for each desktop
   */
  public Proving(Path folder, Supplier<List<ProofPart>> parts) {
    ThrowawayRecording.remove(folder);
    this.folder = folder;
    this.parts = parts;
  }

  /**
   * Records the desktop for some seconds with the settings of a real recording and judges what was
   * stored.
   *
   * @throws ProvingException if this desktop must not be given out
   */
  public Proof prove(DesktopToProve desktop) {
    var proofs = parts.get();
    var own = folder.resolve(UUID.randomUUID().toString());
    try (var recording = new ThrowawayRecording(desktop, RecordingSettings.DEFAULT, own)) {
      for (var part : proofs) {
        part.act(desktop, recording.hands());
      }
      var stored = recording.open();
      var proof = Proof.NONE;
      for (var part : proofs) {
        proof = part.judge(stored, proof);
      }
      return proof;
    } catch (TroubleException e) {
      throw new ProvingException("The desktop could not be recorded: " + e.getMessage(), e);
    }
  }
}
