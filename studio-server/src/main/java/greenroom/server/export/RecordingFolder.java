package greenroom.server.export;

import greenroom.recorder.RecordingFile;
import greenroom.recorder.RecordingId;
import java.util.List;

/** A recording's files as its host lists them. */
record RecordingFolder(RecordingId id, List<RecordingFile> files) {
  RecordingFolder {
    files = List.copyOf(files);
  }
}
