package greenroom.server.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks through an audit archive, with no studio and no database at hand. */
public final class AuditVerifier {
  private AuditVerifier() {}

  /** What it found. */
  public sealed interface Found {
    /** Every entry follows on the one before, and every checkpoint is signed and fits. */
    record Whole(long entries, long checkpoints, String newest) implements Found {}

    /** What does not hold, in one sentence. */
    record Broken(String sentence) implements Found {}
  }

  /**
   * Recomputes every hash and checks every signature.
   *
   * @param folder with {@code entries.jsonl} and {@code checkpoints.jsonl}
   * @param studio the studio's public key, from a place that the studio does not write to
   */
  public static Found verify(Path folder, PublicKey studio) throws IOException {
    Map<Long, String> hashes = new HashMap<>();
    long seq = 0;
    String hash = AuditLine.BEGINNING;
    for (String text : Files.readAllLines(folder.resolve(AuditArchive.ENTRIES))) {
      AuditLine line = AuditLine.parse(text).orElse(null);
      if (line == null) {
        return broken("The line after entry %d is no entry.".formatted(seq));
      }
      if (!line.follows(seq, hash)) {
        return broken(
            "Entry %d does not follow on entry %d: one of them was changed, added or removed."
                .formatted(line.seq(), seq));
      }
      seq = line.seq();
      hash = line.hash();
      hashes.put(seq, hash);
    }
    return checkpoints(
        Files.readAllLines(folder.resolve(AuditArchive.CHECKPOINTS)), hashes, seq, studio);
  }

  private static Found checkpoints(
      List<String> lines, Map<Long, String> hashes, long entries, PublicKey studio) {
    String prev = Checkpoint.FIRST;
    long sealed = 0;
    String newest = "never";
    for (int number = 1; number <= lines.size(); number++) {
      String text = lines.get(number - 1);
      Checkpoint checkpoint = Checkpoint.parse(text).orElse(null);
      if (checkpoint == null) {
        return broken("Checkpoint %d cannot be read.".formatted(number));
      }
      if (!checkpoint.isSignedBy(studio)) {
        return broken("Checkpoint %d is not signed by this studio's key.".formatted(number));
      }
      if (!checkpoint.prev().equals(prev) || checkpoint.seq() < sealed) {
        return broken("Checkpoint %d does not follow on the one before.".formatted(number));
      }
      if (!checkpoint.hash().equals(hashes.get(checkpoint.seq()))) {
        return broken(
            ("Checkpoint %d says that entry %d was another one, or there: the entries were changed"
                    + " after they were sealed.")
                .formatted(number, checkpoint.seq()));
      }
      prev = Checkpoint.hashOf(text);
      sealed = checkpoint.seq();
      newest = checkpoint.at();
    }
    return sealed == entries
        ? new Found.Whole(entries, lines.size(), newest)
        : broken(
            ("Entries %d to %d are under no checkpoint: the newest checkpoints are missing, or the"
                    + " studio stopped before it signed them.")
                .formatted(sealed + 1, entries));
  }

  private static Found broken(String sentence) {
    return new Found.Broken(sentence);
  }
}
