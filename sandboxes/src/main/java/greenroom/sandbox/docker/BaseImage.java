package greenroom.sandbox.docker;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import greenroom.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Debian 12, on which every image of the project stands: pulled where a registry answers, else made
 * from Debian's own packages.
 */
final class BaseImage {
  static final String NAME = "debian";
  static final String TAG = "bookworm-slim";
  private static final String SYSTEM = "system.tar";
  private static final int PULL_SECONDS = 120;
  private static final int MAKE_SECONDS = 300;

  private final DockerEngine engine;
  private final Consumer<String> progress;

  BaseImage(DockerEngine engine, Consumer<String> progress) {
    this.engine = engine;
    this.progress = progress;
  }

  Optional<String> present() {
    return engine.imageId(NAME + ":" + TAG);
  }

  /** The base image's id; the image is there afterwards. */
  String ensure() {
    Optional<String> there = present();
    if (there.isPresent()) {
      return there.get();
    }
    if (!pulled()) {
      progress.accept("base: no registry answers; making Debian 12 with mmdebstrap");
      make();
    }
    return present()
        .orElseThrow(() -> new SandboxException("The engine did not keep the base image."));
  }

  private boolean pulled() {
    progress.accept("base: pulling " + NAME + ":" + TAG);
    try (var pull =
        engine.client().pullImageCmd(NAME).withTag(TAG).exec(new PullImageResultCallback())) {
      return pull.awaitCompletion(PULL_SECONDS, TimeUnit.SECONDS) && present().isPresent();
    } catch (DockerException | IOException noRegistry) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while the base image was pulled.", e);
    }
  }

  private void make() {
    try {
      Path folder = Files.createTempDirectory("greenroom-base");
      try {
        Path system = folder.resolve(SYSTEM);
        run(List.of("mmdebstrap", "--variant=minbase", "bookworm", system.toString()));
        build(folder, NAME + ":" + TAG);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new SandboxException(
          "The base image could not be made: "
              + e.getMessage()
              + ". Install mmdebstrap (apt-get install mmdebstrap), or make a registry with"
              + " debian:bookworm-slim reachable.",
          e);
    }
  }

  /**
   * Makes an image of the archive {@value #SYSTEM} in this folder. It is built and not imported:
   * the engine's import call is broken in docker-java, which sends the archive as JSON.
   */
  void build(Path folder, String tag) throws IOException {
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nADD " + SYSTEM + " /\n");
    try {
      engine
          .client()
          .buildImageCmd(folder.toFile())
          .withTags(Set.of(tag))
          .withRemove(true)
          .withForcerm(true)
          .exec(new BuildImageResultCallback())
          .awaitImageId();
    } catch (DockerException | DockerClientException e) {
      throw new IOException("the engine did not take it (" + e.getMessage() + ")", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    for (String name : List.of(SYSTEM, "Dockerfile")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var lines = new java.util.ArrayDeque<String>();
    try (var reader = process.inputReader()) {
      reader
          .lines()
          .forEach(
              line -> {
                lines.addLast(line);
                if (lines.size() > 10) {
                  lines.removeFirst();
                }
              });
      if (!process.waitFor(MAKE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new SandboxException(
            "The base image could not be made with mmdebstrap. Its last lines:\n  "
                + String.join("\n  ", lines));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while the base image was made.", e);
    }
  }
}
