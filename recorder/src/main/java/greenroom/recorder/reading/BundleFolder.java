package greenroom.recorder.reading;

import greenroom.recorder.Bundle;
import greenroom.recorder.BundleJson;
import greenroom.recorder.DetachedSignature;
import greenroom.recorder.FormatException;
import greenroom.recorder.PartLog;
import greenroom.recorder.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bundle as it was unpacked. */
public final class BundleFolder {
  private final Path root;
  private final Optional<Bundle> bundle;

  private BundleFolder(Path root, Optional<Bundle> bundle) {
    this.root = root;
    this.bundle = bundle;
  }

  /** Whether this looks like a bundle's folder. */
  public static boolean at(Path root) {
    return Files.isRegularFile(root.resolve(Bundle.FILE), LinkOption.NOFOLLOW_LINKS)
        || Files.isDirectory(root.resolve("recordings"), LinkOption.NOFOLLOW_LINKS);
  }

  public static BundleFolder open(Path root) {
    return new BundleFolder(root, read(root));
  }

  private static Optional<Bundle> read(Path root) {
    try {
      return RecordingFiles.read(root.resolve(Bundle.FILE)).map(BundleJson::read);
    } catch (FormatException _) {
      return Optional.empty();
    }
  }

  /** What the bundle says of itself, if that can be read. */
  public Optional<Bundle> bundle() {
    return bundle;
  }

  /** The recordings that are there, whether the bundle names them or not. */
  public List<RecordingFiles> recordings() {
    Path recordings = root.resolve("recordings");
    if (!Files.isDirectory(recordings, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(recordings)) {
      return folders
          .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
          .filter(RecordingFiles::at)
          .sorted()
          .map(RecordingFiles::open)
          .toList();
    } catch (IOException e) {
      throw new ReadingException(recordings + " cannot be listed. Look at permissions.", e);
    }
  }

  /** The key that must have signed this recording, as the studio vouches for it. */
  public @Nullable PublicKey hostOf(RecordingFiles recording) {
    if (bundle.isEmpty() || !signed(bundle.get())) {
      return null;
    }
    return bundle.get().recordings().stream()
        .filter(delivered -> root.resolve(delivered.folder()).equals(recording.root()))
        .findFirst()
        .map(delivered -> bundle.get().hosts().get(delivered.host()))
        .map(DetachedSignature::publicKey)
        .orElse(null);
  }

  /**
   * Checks the bundle around its recordings.
   *
   * @param now to tell whether the grant has expired
   */
  public List<Finding> verify(Instant now) {
    List<Finding> findings = new ArrayList<>();
    if (bundle.isEmpty()) {
      findings.add(Finding.bad("bundle.json is missing or damaged. Download the bundle again."));
      return findings;
    }
    Bundle told = bundle.get();
    findings.add(signature(told));
    findings.addAll(files(told));
    for (Bundle.Delivered delivered : told.recordings()) {
      findings.addAll(delivered(delivered));
    }
    findings.addAll(strangers(told));
    findings.add(term(told, now));
    findings.addAll(withdrawals());
    return findings;
  }

  private boolean signed(Bundle told) {
    try {
      return DetachedSignature.verifies(
          read(Bundle.FILE), read(Bundle.SIGNATURE), DetachedSignature.publicKey(told.studio()));
    } catch (FormatException _) {
      return false;
    }
  }

  private Finding signature(Bundle told) {
    if (!signed(told)) {
      return Finding.bad(
          "bundle.sig is not the studio's signature of bundle.json: one of them was changed."
              + " Download the bundle again.");
    }
    return Finding.good(
        "bundle signed by the studio, "
            + DetachedSignature.fingerprint(DetachedSignature.publicKey(told.studio()))
            + " (compare it with the studio's own page)");
  }

  private List<Finding> files(Bundle told) {
    List<Finding> findings = new ArrayList<>();
    told.files()
        .forEach(
            (name, hash) -> {
              if (!Sha256.hex(read(name)).equals(hash)) {
                findings.add(
                    Finding.bad(name + " is missing or was changed. Download the bundle again."));
              }
            });
    if (findings.isEmpty()) {
      findings.add(Finding.good("bundle files: " + told.files().size() + ", unchanged"));
    }
    return findings;
  }

  private List<Finding> delivered(Bundle.Delivered delivered) {
    List<Finding> findings = new ArrayList<>();
    String folder = delivered.folder() + "/";
    if (!Sha256.hex(read(folder + RecordingFiles.MANIFEST)).equals(delivered.manifest())
        || !Sha256.hex(read(folder + PartLog.FILE)).equals(delivered.parts())) {
      findings.add(
          Finding.bad(
              "recording %s is missing or is not the one that was delivered. Download the bundle again."
                  .formatted(delivered.id())));
    }
    if (RecordingFiles.read(root.resolve(delivered.key())).isEmpty()) {
      findings.add(Finding.bad(delivered.key() + " is missing, so nothing opens that recording."));
    }
    return findings;
  }

  private List<Finding> strangers(Bundle told) {
    SortedSet<String> names = RecordingFiles.names(root);
    names.remove(Bundle.FILE);
    names.remove(Bundle.SIGNATURE);
    names.removeAll(told.files().keySet());
    names.removeIf(
        name ->
            told.recordings().stream()
                .anyMatch(delivered -> name.startsWith(delivered.folder() + "/")));
    return names.stream()
        .map(name -> Finding.note(name + " is not one of the bundle's files"))
        .toList();
  }

  private static Finding term(Bundle told, Instant now) {
    return told.expires().isAfter(now)
        ? Finding.good("granted to " + told.holder() + " until " + told.expires())
        : Finding.note(
            "the grant expired at " + told.expires() + ": stop using the recordings, delete them");
  }

  private List<Finding> withdrawals() {
    try {
      return BundleJson.readWithdrawals(read(Bundle.WITHDRAWALS)).stream()
          .map(
              withdrawal ->
                  Finding.note(
                      "the volunteer withdrew recording %s at %s: stop using it, delete it"
                          .formatted(withdrawal.recording(), withdrawal.withdrawn())))
          .toList();
    } catch (FormatException e) {
      return List.of(Finding.bad(e.getMessage() + ". Download the bundle again."));
    }
  }

  /** A file's bytes; none if it is not there. */
  private byte[] read(String name) {
    return RecordingFiles.read(root.resolve(name)).orElse(new byte[0]);
  }
}
