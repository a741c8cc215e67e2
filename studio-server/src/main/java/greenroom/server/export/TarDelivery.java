package greenroom.server.export;

import greenroom.recorder.RecordingFile;
import greenroom.server.RecorderHosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Streams a bundle as a tar; holds one file's buffer at a time. */
final class TarDelivery implements Exports.Delivery {
  private final String folder;
  private final SortedMap<String, byte[]> files;
  private final List<RecordingFolder> recordings;
  private final RecorderHosts hosts;

  TarDelivery(
      String folder,
      SortedMap<String, byte[]> files,
      List<RecordingFolder> recordings,
      RecorderHosts hosts) {
    this.folder = folder;
    this.files = new TreeMap<>(files);
    this.recordings = List.copyOf(recordings);
    this.hosts = hosts;
  }

  @Override
  public String fileName() {
    return folder + ".tar";
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      begin(tar, file.getKey(), file.getValue().length);
      tar.write(file.getValue());
      tar.closeArchiveEntry();
    }
    for (RecordingFolder recording : recordings) {
      for (RecordingFile file : recording.files()) {
        begin(tar, "recordings/" + recording.id() + "/" + file.name(), file.bytes());
        copy(recording, file, tar);
        tar.closeArchiveEntry();
      }
    }
    tar.finish();
    out.flush();
  }

  private void begin(TarArchiveOutputStream tar, String name, long bytes) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(folder + "/" + name);
    entry.setSize(bytes);
    entry.setMode(0100644);
    tar.putArchiveEntry(entry);
  }

  private void copy(RecordingFolder recording, RecordingFile file, OutputStream tar)
      throws IOException {
    try (InputStream content = hosts.file(recording.id(), file.name())) {
      long copied = content.transferTo(tar);
      if (copied != file.bytes()) {
        throw new IOException(
            "The recorder host sent "
                + copied
                + " of "
                + file.bytes()
                + " bytes of "
                + file.name());
      }
    }
  }
}
