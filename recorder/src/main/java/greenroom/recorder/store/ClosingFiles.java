package greenroom.recorder.store;

import greenroom.recorder.ChecksumList;
import greenroom.recorder.DetachedSignature;
import greenroom.recorder.Manifest;
import greenroom.recorder.ManifestJson;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.RecordingFile;
import greenroom.recorder.Sha256;
import java.io.IOException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;

/** The files that close a recording, and the list of all that it then consists of. */
final class ClosingFiles {
  static final String MANIFEST = "manifest.json";
  static final String SIGNATURE = "manifest.sig";

  private ClosingFiles() {}

  /** Writes them so that {@code SHA256SUMS}, the last, vouches for the others. */
  static void write(RecordingFolder folder, PartLog log, Manifest manifest, PrivateKey key)
      throws IOException {
    byte[] json = ManifestJson.write(manifest);
    folder.write(MANIFEST, json);
    folder.write(SIGNATURE, DetachedSignature.sign(json, key));
    folder.write(ChecksumList.FILE, ChecksumList.of(summed(folder, log)));
  }

  static boolean complete(RecordingFolder folder) {
    return folder.has(MANIFEST) && folder.has(SIGNATURE) && folder.has(ChecksumList.FILE);
  }

  static List<RecordingFile> list(RecordingFolder folder, PartLog log) throws IOException {
    if (!complete(folder)) {
      return partsAndLog(folder, log);
    }
    List<RecordingFile> files = new ArrayList<>(summed(folder, log));
    files.add(file(folder, ChecksumList.FILE));
    return files;
  }

  private static List<RecordingFile> summed(RecordingFolder folder, PartLog log)
      throws IOException {
    List<RecordingFile> files = new ArrayList<>();
    files.add(file(folder, MANIFEST));
    files.add(file(folder, SIGNATURE));
    files.addAll(partsAndLog(folder, log));
    return files;
  }

  private static List<RecordingFile> partsAndLog(RecordingFolder folder, PartLog log)
      throws IOException {
    List<RecordingFile> files = new ArrayList<>();
    files.add(file(folder, PartLog.FILE));
    for (Stored part : log.present()) {
      files.add(new RecordingFile(part.name().file(), part.bytes(), part.sha256()));
    }
    return files;
  }

  private static RecordingFile file(RecordingFolder folder, String name) throws IOException {
    byte[] bytes = folder.read(name);
    return new RecordingFile(name, bytes.length, Sha256.hex(bytes));
  }
}
