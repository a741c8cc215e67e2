package greenroom.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A task as its file says it: read, checked, and complete. Texts may hold {@code ${persona.…}}
 * placeholders until {@link #filledFor(Persona)}.
 *
 * @param version raised by the author whenever the task changes
 * @param title one line
 * @param instruction what the volunteer reads first: plain text, paragraphs parted by blank lines
 * @param steps what the volunteer ticks off, in order
 * @param personaVersion the persona generator that the task was written for
 * @param setup what is done to a fresh sandbox, in order
 * @param checks all must pass for the task to be done
 * @param assets the files beside the task that it uses, pinned
 * @param digest SHA-256 (hex) over the folder's files, so that two tasks with one digest are equal
 * @param folder where the task and its assets lie
 */
public record TaskSpec(
    TaskId id,
    int version,
    String title,
    String instruction,
    List<TaskStep> steps,
    TaskSandbox sandbox,
    int personaVersion,
    List<SetupStep> setup,
    List<Check> checks,
    Limits limits,
    RecordingRules recording,
    Pay pay,
    List<Asset> assets,
    String digest,
    Path folder) {

  public TaskSpec {
    steps = List.copyOf(steps);
    setup = List.copyOf(setup);
    checks = List.copyOf(checks);
    assets = List.copyOf(assets);
  }

  /** The person that a session with this seed is about. */
  public Persona persona(long seed) {
    return Persona.of(seed, personaVersion);
  }

  /** This task with the persona's values in place of all placeholders. */
  public TaskSpec filledFor(Persona persona) {
    return new TaskSpec(
        id,
        version,
        persona.fill(title),
        persona.fill(instruction),
        steps.stream().map(step -> new TaskStep(step.id(), persona.fill(step.text()))).toList(),
        sandbox,
        personaVersion,
        setup.stream().map(step -> step.filledFor(persona)).toList(),
        checks.stream().map(check -> check.filledFor(persona)).toList(),
        limits,
        recording.filledFor(persona),
        pay,
        assets,
        digest,
        folder);
  }

  /** Everything that this task, not yet filled, puts into a sandbox for this persona. */
  public Planted planted(Persona persona) {
    return Planted.by(this, persona);
  }

  /**
   * The bytes of an asset, exactly those that were pinned.
   *
   * @throws IllegalArgumentException if the task has no such asset
   * @throws IllegalStateException if the file changed since the task was read
   */
  public byte[] asset(String path) {
    var asset =
        assets.stream()
            .filter(known -> known.path().equals(path))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("Task " + id + " has no asset " + path));
    try {
      var bytes = Files.readAllBytes(folder.resolve(path));
      if (!sha256(bytes).equals(asset.sha256())) {
        throw new IllegalStateException(
            "Asset " + path + " of task " + id + " changed on disk; run \"task lint\"");
      }
      return bytes;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "Asset " + path + " of task " + id + " cannot be read", unreadable);
    }
  }

  /** Names the task and hides its texts, which may be filled with a persona's values. */
  @Override
  public String toString() {
    return "TaskSpec[id=" + id + ", version=" + version + ", digest=" + digest + "]";
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("Every JDK has SHA-256", missing);
    }
  }
}
