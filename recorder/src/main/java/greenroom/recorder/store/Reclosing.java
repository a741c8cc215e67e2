package greenroom.recorder.store;

import greenroom.recorder.ChecksumList;
import greenroom.recorder.DetachedSignature;
import greenroom.recorder.FormatException;
import greenroom.recorder.Manifest;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry.Removed;
import greenroom.recorder.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tells a cut that a crash interrupted from damage. A cut first writes its lines into the part log,
 * then the manifest, its signature and at last the list of sums. So after a crash within it the
 * list still vouches for a shorter log, and the signature is that of the old manifest or of the new
 * one. Anything else is damage.
 */
final class Reclosing {
  private final RecordingFolder folder;
  private final PartLog log;
  private final Manifest manifest;
  private final List<String> sums;

  private Reclosing(RecordingFolder folder, PartLog log, Manifest manifest) throws IOException {
    this.folder = folder;
    this.log = log;
    this.manifest = manifest;
    this.sums =
        new String(folder.read(ChecksumList.FILE), StandardCharsets.ISO_8859_1).lines().toList();
  }

  /** Whether these closing files are what a crash within a cut leaves. */
  static boolean interrupted(RecordingFolder folder, PartLog log, Manifest manifest)
      throws IOException {
    return new Reclosing(folder, log, manifest).interrupted();
  }

  private boolean interrupted() throws IOException {
    OptionalInt listed = linesListed();
    if (listed.isEmpty()) {
      return false;
    }
    PartLog before = PartLog.follow(lines(listed.getAsInt())).log();
    boolean old = manifest.log().equals(of(before));
    boolean fresh = manifest.log().equals(of(log)) && composed();
    return signed() ? old || fresh : fresh && lists(ClosingFiles.SIGNATURE, signature());
  }

  /** How many lines the log had that the list vouches for, if only cuts came after them. */
  private OptionalInt linesListed() throws IOException {
    for (int count = log.entries().size() - 1; count >= 0 && cut(count); count--) {
      if (lists(PartLog.FILE, lines(count))) {
        return OptionalInt.of(count);
      }
    }
    return OptionalInt.empty();
  }

  private boolean lists(String name, byte[] content) {
    return sums.contains(Sha256.hex(content) + "  " + name);
  }

  private boolean cut(int line) {
    return log.entries().get(line) instanceof Removed removed
        && removed.reason().equals(Removed.CUT);
  }

  /** Whether this manifest says of the log exactly what this program would. */
  private boolean composed() {
    return manifest.equals(
        ManifestComposer.compose(
            manifest.recording(), Closing.of(manifest), log, manifest.closed()));
  }

  private boolean signed() throws IOException {
    try {
      return DetachedSignature.verifies(
          folder.read(ClosingFiles.MANIFEST),
          signature(),
          DetachedSignature.publicKey(manifest.recording().hostKey()));
    } catch (FormatException e) {
      return false;
    }
  }

  private byte[] signature() throws IOException {
    return folder.read(ClosingFiles.SIGNATURE);
  }

  private byte[] lines(int count) throws IOException {
    byte[] file = folder.read(PartLog.FILE);
    int end = 0;
    for (int left = count; left > 0; end++) {
      left -= file[end] == '\n' ? 1 : 0;
    }
    return Arrays.copyOf(file, end);
  }

  private static Manifest.Log of(PartLog log) {
    return new Manifest.Log(log.entries().size(), log.head());
  }
}
