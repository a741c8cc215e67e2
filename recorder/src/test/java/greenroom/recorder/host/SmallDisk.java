package greenroom.recorder.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A file system of its own over a folder, small enough to be filled. */
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 1 << 20;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /** Mounts it; this machine must allow that. */
  static SmallDisk of(Path folder, long bytes) throws IOException {
    run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + bytes, "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  /** Fills it until so many bytes are free. */
  void fillUpTo(long free) throws IOException {
    try (FileChannel channel =
        FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long left = Files.getFileStore(folder).getUsableSpace() - free;
      while (left > 0) {
        left -= channel.write(ByteBuffer.allocate((int) Math.min(left, BLOCK)));
      }
    }
  }

  /** Makes room again. */
  void free() throws IOException {
    Files.delete(filler);
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("This machine does not let the test run " + command[0]);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", folder.toString());
  }
}
