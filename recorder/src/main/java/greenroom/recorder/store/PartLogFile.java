package greenroom.recorder.store;

import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** {@code parts.jsonl} on disk: grows by whole, durable lines. */
final class PartLogFile implements AutoCloseable {
  private final FileChannel channel;
  private PartLog log;
  private long length;

  private PartLogFile(FileChannel channel, PartLog log, long length) {
    this.channel = channel;
    this.log = log;
    this.length = length;
  }

  static PartLogFile create(RecordingFolder folder) throws IOException {
    return new PartLogFile(folder.openToAppend(PartLog.FILE), PartLog.EMPTY, 0);
  }

  /**
   * Opens a log that a crash may have left with a torn last line, which is taken off.
   *
   * @throws DamagedLogException if anything before the last line does not fit: that is no crash
   */
  static PartLogFile open(RecordingFolder folder) throws IOException {
    byte[] file = folder.has(PartLog.FILE) ? folder.read(PartLog.FILE) : new byte[0];
    PartLog.Followed followed = PartLog.follow(file);
    if (followed.problem() != null && !followed.torn()) {
      throw new DamagedLogException(followed.problem());
    }
    FileChannel channel = folder.openToAppend(PartLog.FILE);
    if (channel.size() > followed.length()) {
      channel.truncate(followed.length());
      channel.force(true);
    }
    return new PartLogFile(channel, followed.log(), followed.length());
  }

  PartLog log() {
    return log;
  }

  /** Returns when the line will survive a crash; after an exception the file is as before. */
  void append(PartLogEntry entry) throws IOException {
    byte[] line = log.nextLine(entry);
    try {
      RecordingFolder.writeAll(channel.position(length), line);
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(length);
      throw e;
    }
    length += line.length;
    log = log.plus(entry);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The log was changed by something other than a crash. */
  static final class DamagedLogException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedLogException(String message) {
      super(message);
    }
  }
}
