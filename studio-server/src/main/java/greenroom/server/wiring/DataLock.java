package greenroom.server.wiring;

import greenroom.server.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sees to it that one studio at a time uses a data folder: a second one would stop the first one's
 * database when it ends. A killed studio's lock is gone with it.
 */
final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws IllegalStateException if another studio uses the folder
   */
  static DataLock on(Path data) {
    Path file = PrivateFiles.folder(data.resolve("studio")).resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new IllegalStateException(
            "another studio already runs on the data folder "
                + data
                + ". Stop it, or set GREENROOM_DATA to another folder.");
      }
      return new DataLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder " + data + " cannot be written to", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
