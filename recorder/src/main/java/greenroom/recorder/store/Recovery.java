package greenroom.recorder.store;

import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry;
import greenroom.recorder.PartLogEntry.Removed;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.PartName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes folder and log agree again after a crash. */
final class Recovery {
  private Recovery() {}

  /**
   * @return how many sealed files had no line: the part that was being stored, at most one after a
   *     crash
   */
  static int mend(RecordingFolder folder, PartLogFile logFile) throws IOException {
    folder.removeTemporaries();
    if (!ClosingFiles.complete(folder)) { // a closed log stays as it was signed
      noteLostFiles(folder, logFile);
    }
    return removeLeftovers(folder, logFile.log());
  }

  private static void noteLostFiles(RecordingFolder folder, PartLogFile logFile)
      throws IOException {
    List<Stored> lost = new ArrayList<>();
    for (Stored part : logFile.log().present()) {
      if (!folder.has(part.name().file()) || folder.size(part.name().file()) != part.bytes()) {
        lost.add(part);
      }
    }
    if (!lost.isEmpty()) {
      List<PartLogEntry> entries = logFile.log().entries();
      logFile.append(
          new Removed(
              entries.getLast().seq() + 1,
              lost.stream().mapToLong(Stored::from).min().orElseThrow(),
              lost.stream().mapToLong(Stored::to).max().orElseThrow(),
              Removed.LOST,
              lost.stream().map(Stored::name).toList()));
    }
  }

  private static int removeLeftovers(RecordingFolder folder, PartLog log) throws IOException {
    Set<String> wanted = new HashSet<>();
    log.present().forEach(part -> wanted.add(part.name().file()));
    Set<String> removed = new HashSet<>();
    log.removedNames().stream().map(PartName::file).forEach(removed::add);
    List<String> leftovers =
        folder.parts().stream().filter(name -> !wanted.contains(name)).toList();
    folder.remove(leftovers);
    return (int)
        leftovers.stream()
            .filter(name -> !RecordingFolder.temporary(name) && !removed.contains(name))
            .count();
  }
}
