package greenroom.sandbox.docker;

import java.nio.file.Path;

/**
 * How sandboxes are run on this host.
 *
 * @param runDirectory where each sandbox's sockets live; its absolute path must be short, since a
 *     Unix socket's path has at most 107 bytes. It also names this host: containers carry a label
 *     derived from it, and only those are ever listed or removed.
 * @param imagesDirectory the folder of image folders, {@code sandboxes/images}
 * @param memoryMegabytes memory limit of a desktop, its home and temporary files included
 * @param processors how many processors a desktop may use at once
 * @param processes how many processes and threads a desktop may have
 */
public record DockerSettings(
    Path runDirectory,
    Path imagesDirectory,
    int memoryMegabytes,
    double processors,
    int processes) {

  /**
   * Room in a path for {@code /}, an id of at most 20 characters, {@code /s} and {@code
   * /webdriver.sock}.
   */
  private static final int LONGEST_RUN_DIRECTORY = 107 - 1 - 20 - 2 - 15;

  public DockerSettings {
    runDirectory = runDirectory.toAbsolutePath().normalize();
    imagesDirectory = imagesDirectory.toAbsolutePath().normalize();
    if (runDirectory.toString().length() > LONGEST_RUN_DIRECTORY) {
      throw new IllegalArgumentException(
          "The run directory's path is too long for Unix sockets ("
              + runDirectory.toString().length()
              + " characters; at most "
              + LONGEST_RUN_DIRECTORY
              + "): "
              + runDirectory
              + ". Choose a data folder with a shorter path.");
    }
    if (memoryMegabytes < 512 || processors <= 0 || processes < 256) {
      throw new IllegalArgumentException(
          "A desktop needs at least 512 MB, a processor share above 0 and 256 processes; not "
              + memoryMegabytes
              + " MB, "
              + processors
              + " and "
              + processes);
    }
  }

  /** The defaults: 2 GB, two processors, 2,000 processes and threads. */
  public static DockerSettings of(Path runDirectory, Path imagesDirectory) {
    return new DockerSettings(runDirectory, imagesDirectory, 2048, 2.0, 2000);
  }
}
