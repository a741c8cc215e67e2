package greenroom.recorder.reading;

import greenroom.recorder.ChecksumList;
import greenroom.recorder.DetachedSignature;
import greenroom.recorder.FormatException;
import greenroom.recorder.Manifest;
import greenroom.recorder.ManifestJson;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.PartName;
import greenroom.recorder.RecordingFile;
import greenroom.recorder.Sha256;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a recording is, to the last bit, what its recorder host closed. Needs no identity.
 * Every byte of every file is covered: the parts by the log, the log by the manifest, the manifest
 * by its signature, the signature and {@code SHA256SUMS} by having one form only.
 */
public final class RecordingVerifier {
  private final RecordingFiles files;
  private final List<Finding> findings = new ArrayList<>();

  private RecordingVerifier(RecordingFiles files) {
    this.files = files;
  }

  /**
   * @param host the key that must have signed, as a bundle vouches for it; null to take the
   *     manifest's own word, whose fingerprint the findings then name
   */
  public static List<Finding> verify(RecordingFiles files, @Nullable PublicKey host) {
    RecordingVerifier verifier = new RecordingVerifier(files);
    Optional<Manifest> manifest = verifier.manifest(host);
    PartLog log = verifier.log(manifest);
    verifier.parts(log);
    verifier.sums(log);
    manifest.ifPresent(found -> verifier.counts(found, log));
    verifier.strangers(log);
    return List.copyOf(verifier.findings);
  }

  private Optional<Manifest> manifest(@Nullable PublicKey host) {
    Optional<byte[]> bytes = files.read(RecordingFiles.MANIFEST);
    Optional<byte[]> signature = files.read(RecordingFiles.SIGNATURE);
    if (bytes.isEmpty() || signature.isEmpty()) {
      bad(
          "manifest.json or manifest.sig is missing: the recording was not closed, or a file was"
              + " lost. Fetch it again.");
      return Optional.empty();
    }
    try {
      Manifest manifest = ManifestJson.read(bytes.get());
      PublicKey key =
          host == null ? DetachedSignature.publicKey(manifest.recording().hostKey()) : host;
      if (!DetachedSignature.verifies(bytes.get(), signature.get(), key)) {
        bad(
            "manifest.sig is not the host's signature of manifest.json: one of them was changed, or"
                + " another host signed. Fetch it again.");
        return Optional.empty();
      }
      good(
          "manifest signed by host "
              + manifest.recording().host()
              + ", "
              + DetachedSignature.fingerprint(key)
              + (host == null ? " (the manifest's own word: compare it)" : " (vouched for)"));
      return Optional.of(manifest);
    } catch (FormatException e) {
      bad(e.getMessage() + ". Fetch the recording again.");
      return Optional.empty();
    }
  }

  private PartLog log(Optional<Manifest> manifest) {
    PartLog.Followed followed = files.log();
    PartLog log = followed.log();
    if (followed.problem() != null) {
      bad(followed.problem() + ". Fetch the recording again.");
      return files.salvagedLog();
    }
    if (manifest.isPresent()
        && !manifest.get().log().equals(new Manifest.Log(log.entries().size(), log.head()))) {
      bad(
          "parts.jsonl has %d lines, but the manifest was signed over %d others: lines were dropped or added. Fetch the recording again."
              .formatted(log.entries().size(), manifest.get().log().lines()));
      return log;
    }
    good("part log: " + log.entries().size() + " lines, each names the one before it");
    return log;
  }

  private void parts(PartLog log) {
    int before = findings.size();
    for (Stored part : log.present()) {
      String name = part.name().file();
      Optional<byte[]> bytes = files.read(name);
      if (bytes.isEmpty()) {
        bad(name + " is missing. Fetch the recording again.");
      } else if (bytes.get().length != part.bytes()) {
        bad(
            "%s has %d bytes, not %d: it was cut off or replaced. Fetch the recording again."
                .formatted(name, bytes.get().length, part.bytes()));
      } else if (!Sha256.hex(bytes.get()).equals(part.sha256())) {
        bad(name + " was changed: its SHA-256 is another. Fetch the recording again.");
      }
    }
    if (findings.size() == before) {
      good("parts: " + log.present().size() + ", all there and unchanged");
    }
  }

  private void sums(PartLog log) {
    Optional<byte[]> sums = files.read(ChecksumList.FILE);
    List<RecordingFile> expected = new ArrayList<>();
    for (String name : List.of(RecordingFiles.MANIFEST, RecordingFiles.SIGNATURE, PartLog.FILE)) {
      byte[] bytes = files.read(name).orElse(new byte[0]);
      expected.add(new RecordingFile(name, bytes.length, Sha256.hex(bytes)));
    }
    for (Stored part : log.present()) {
      expected.add(new RecordingFile(part.name().file(), part.bytes(), part.sha256()));
    }
    if (sums.isPresent() && Arrays.equals(sums.get(), ChecksumList.of(expected))) {
      good("SHA256SUMS lists exactly these files");
    } else {
      bad("SHA256SUMS is missing or does not agree with the files. Fetch the recording again.");
    }
  }

  private void counts(Manifest manifest, PartLog log) {
    List<Stored> present = log.present();
    Manifest.Stored counted =
        new Manifest.Stored(
            present.size(),
            present.stream().mapToLong(Stored::bytes).sum(),
            present.stream().mapToLong(Stored::events).sum(),
            present.stream().mapToLong(Stored::frames).sum());
    if (!counted.equals(manifest.stored())) {
      bad("the manifest's counts are not those of the part log");
    } else if (!manifest.complete()) {
      findings.add(
          Finding.note(
              "the recording is marked incomplete: "
                  + String.join(", ", manifest.reasons())
                  + ". It can be used, but not everything that was done is in it."));
    } else {
      good(
          "counts: %d events and %d frames; what was produced is what is stored"
              .formatted(counted.events(), counted.frames()));
    }
  }

  private void strangers(PartLog log) {
    Set<String> names = new TreeSet<>(files.names());
    names.removeAll(
        List.of(
            RecordingFiles.MANIFEST, RecordingFiles.SIGNATURE, PartLog.FILE, ChecksumList.FILE));
    log.present().stream().map(Stored::name).map(PartName::file).forEach(names::remove);
    for (String name : names) {
      if (name.startsWith("parts/")) {
        bad(name + " is no part of this recording. Remove it.");
      } else {
        findings.add(Finding.note(name + " is not one of the recording's files"));
      }
    }
  }

  private void good(String what) {
    findings.add(Finding.good(what));
  }

  private void bad(String what) {
    findings.add(Finding.bad(what));
  }
}
