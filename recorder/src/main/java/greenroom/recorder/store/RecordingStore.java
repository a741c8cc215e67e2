package greenroom.recorder.store;

import greenroom.recorder.Cut;
import greenroom.recorder.FinishedPart;
import greenroom.recorder.Manifest;
import greenroom.recorder.ManifestJson;
import greenroom.recorder.PartKind;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry;
import greenroom.recorder.PartLogEntry.Removed;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.PartName;
import greenroom.recorder.PartStore;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.RecordingFile;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.Sealer;
import greenroom.recorder.Sha256;
import greenroom.recorder.TroubleException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One recording on disk. Every method returns when what it did will survive a crash, or throws
 * {@link TroubleException} ({@code disk-full}, {@code seal-failed}, {@code store-failed}) and
 * leaves what was stored before as it was. Safe for use by many threads.
 *
 * <p>Life: {@link #create} or {@link #open}, after a restart {@link #resume}; parts; {@link
 * #stopped}; {@link #finish}; perhaps {@link #cut}.
 */
public final class RecordingStore implements PartStore, AutoCloseable {
  /** Free space that is left alone, so that the recording can always be closed. */
  public static final long RESERVE = 8L << 20;

  private final RecordingFolder folder;
  private final Sealer sealer;
  private final PartLogFile logFile;
  private final long reserve;
  private int orphans;

  RecordingStore(RecordingFolder folder, Sealer sealer, PartLogFile logFile, long reserve) {
    this.folder = folder;
    this.sealer = sealer;
    this.logFile = logFile;
    this.reserve = reserve;
  }

  /**
   * Begins a recording in a directory that does not exist yet; its parent must.
   *
   * @param sealer to the session's recipient
   */
  public static RecordingStore create(Path root, Sealer sealer) {
    return create(root, sealer, RESERVE);
  }

  static RecordingStore create(Path root, Sealer sealer, long reserve) {
    try {
      RecordingFolder folder = RecordingFolder.create(root);
      return new RecordingStore(folder, sealer, PartLogFile.create(folder), reserve);
    } catch (IOException e) {
      throw Trouble.of("The recording's folder could not be made", e);
    }
  }

  /**
   * Opens a recording as any crash may have left it, and mends it: a torn line, unfinished files
   * and files without a line go; a line without a file is noted as lost.
   */
  public static RecordingStore open(Path root, Sealer sealer) {
    return open(root, sealer, RESERVE);
  }

  static RecordingStore open(Path root, Sealer sealer, long reserve) {
    try {
      RecordingFolder folder = RecordingFolder.open(root);
      PartLogFile logFile = PartLogFile.open(folder);
      int orphans = Recovery.mend(folder, logFile);
      RecordingStore store = new RecordingStore(folder, sealer, logFile, reserve);
      store.orphans = orphans;
      return store;
    } catch (IOException e) {
      throw Trouble.of("The recording could not be opened", e);
    }
  }

  @Override
  public synchronized ResumePoint resumePoint() {
    PartLog log = logFile.log();
    if (log.entries().isEmpty()) {
      return ResumePoint.BEGINNING;
    }
    int segment = log.stored().stream().mapToInt(Stored::segment).max().orElse(-1) + 1;
    long events = log.stored().stream().mapToLong(Stored::events).sum();
    return new ResumePoint(segment, events, log.end());
  }

  /**
   * Notes that the recorder came back after {@link #open}, before it stores anything.
   *
   * @param now the recording's time, nanoseconds since its start
   */
  public synchronized ResumePoint resume(long now) {
    ResumePoint point = resumePoint();
    PartLog log = logFile.log();
    if (!log.entries().isEmpty()) {
      boolean clean = log.entries().getLast() instanceof PartLogEntry.Stopped;
      append(
          new PartLogEntry.Resumed(
              nextNumber(), point.t(), Math.max(now, point.t()), point.segment(), clean, orphans));
    }
    orphans = 0;
    return point;
  }

  @Override
  public synchronized void store(FinishedPart part) {
    byte[] sealed = sealer.seal(part.bytes());
    PartName name = new PartName(numberFor(part.kind()), part.kind());
    Stored line =
        new Stored(
            name,
            part.t0(),
            part.t1(),
            sealed.length,
            Sha256.hex(sealed),
            part.keyframe(),
            part.segment(),
            part.events(),
            part.frames());
    try {
      requireSpace(sealed.length);
      folder.write(name.file(), sealed);
    } catch (IOException e) {
      throw Trouble.of("A part could not be stored", e);
    }
    try {
      logFile.append(line);
    } catch (IOException e) {
      removeQuietly(name, e);
      throw Trouble.of("A part could not be logged", e);
    }
  }

  @Override
  public synchronized long removeSince(long t) {
    Optional<Removal> removal = Removal.since(logFile.log(), t);
    removal.ifPresent(found -> remove(found, Removed.DELETED));
    return removal.map(Removal::from).orElse(t);
  }

  /**
   * Ends a run of the recorder in order: at a polite stop of the host, and before {@link #finish}.
   *
   * @param counts what this run's producers made and handed over
   */
  public synchronized void stopped(RecordingCounts counts) {
    PartLog log = logFile.log();
    int segment = Math.max(0, resumePoint().segment() - 1);
    append(new PartLogEntry.Stopped(nextNumber(), log.end(), log.end(), segment, counts));
  }

  /**
   * Closes the recording: manifest, its signature and {@code SHA256SUMS}. May be repeated.
   *
   * @param key the recorder host's Ed25519 private key, whose public half is in the facts
   */
  public synchronized Manifest finish(
      Manifest.Facts facts, Closing closing, PrivateKey key, Instant now) {
    Manifest manifest = ManifestComposer.compose(facts, closing, logFile.log(), now);
    try {
      ClosingFiles.write(folder, logFile.log(), manifest, key);
    } catch (IOException e) {
      throw Trouble.of("The recording could not be closed", e);
    }
    return manifest;
  }

  /** The manifest if the recording is closed. */
  public synchronized Optional<Manifest> manifest() {
    try {
      return ClosingFiles.complete(folder)
          ? Optional.of(ManifestJson.read(folder.read(ClosingFiles.MANIFEST)))
          : Optional.empty();
    } catch (IOException e) {
      throw Trouble.of("The manifest could not be read", e);
    }
  }

  /**
   * Takes spans out of a closed recording and closes it again. What is gone is rounded outward; the
   * manifest says so.
   *
   * @throws IllegalStateException if the recording is not closed
   */
  public synchronized Manifest cut(List<Cut> cuts, PrivateKey key, Instant now) {
    Manifest before =
        manifest().orElseThrow(() -> new IllegalStateException("The recording is not closed yet"));
    for (Cut cut : cuts) {
      Removal.between(logFile.log(), cut.from(), cut.to())
          .ifPresent(removal -> remove(removal, Removed.CUT));
    }
    return finish(before.recording(), Closing.of(before), key, now);
  }

  /**
   * Finishes what a crash interrupted while {@link #cut} closed the recording again. Without effect
   * if the recording is not closed, if nothing was interrupted, or if no crash explains what is
   * there: then it stays damaged, for all to see.
   *
   * @return the manifest that was written, if there had to be one
   */
  public synchronized Optional<Manifest> closeAgain(PrivateKey key, Instant now) {
    Optional<Manifest> before = manifest();
    try {
      return before.isPresent() && Reclosing.interrupted(folder, logFile.log(), before.get())
          ? Optional.of(finish(before.get().recording(), Closing.of(before.get()), key, now))
          : Optional.empty();
    } catch (IOException e) {
      throw Trouble.of("A closed recording could not be read", e);
    }
  }

  /** The part log as it stands. */
  public synchronized PartLog log() {
    return logFile.log();
  }

  /** What may leave the host: the log's parts, and the closing files once they are there. */
  public synchronized List<RecordingFile> files() {
    try {
      return ClosingFiles.list(folder, logFile.log());
    } catch (IOException e) {
      throw Trouble.of("The recording's files could not be listed", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      logFile.close();
    } catch (IOException e) {
      throw Trouble.of("The part log could not be closed", e);
    }
  }

  /** The line first: if the host dies in between, {@link Recovery} removes the files. */
  private void remove(Removal removal, String reason) {
    List<PartName> names = removal.parts().stream().map(Stored::name).toList();
    append(new Removed(nextNumber(), removal.from(), removal.to(), reason, names));
    try {
      folder.remove(names.stream().map(PartName::file).toList());
    } catch (IOException e) {
      throw Trouble.of("Parts could not be removed", e);
    }
  }

  private void append(PartLogEntry entry) {
    try {
      logFile.append(entry);
    } catch (IOException e) {
      throw Trouble.of("The part log could not be written", e);
    }
  }

  private void removeQuietly(PartName name, IOException reason) {
    try {
      folder.remove(List.of(name.file()));
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private void requireSpace(long bytes) throws IOException {
    long usable = folder.usableSpace();
    if (usable < bytes + reserve) {
      throw Trouble.diskFull(usable);
    }
  }

  /** Parts of one cut share a number: the last one, unless this kind has it already. */
  private long numberFor(PartKind kind) {
    List<PartLogEntry> entries = logFile.log().entries();
    if (entries.isEmpty()) {
      return 0;
    }
    long last = entries.getLast().seq();
    for (PartLogEntry entry : entries.reversed()) {
      if (entry.seq() < last) {
        return last;
      }
      if (!(entry instanceof Stored stored) || stored.name().kind() == kind) {
        return last + 1;
      }
    }
    return last;
  }

  private long nextNumber() {
    List<PartLogEntry> entries = logFile.log().entries();
    return entries.isEmpty() ? 0 : entries.getLast().seq() + 1;
  }
}
