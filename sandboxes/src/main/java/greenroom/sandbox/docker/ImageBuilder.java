package greenroom.sandbox.docker;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.Image;
import greenroom.sandbox.SandboxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds the project's images. An image's tag is a digest of its folder and its base, so equal
 * inputs build nothing.
 */
public final class ImageBuilder {
  private final DockerEngine engine;
  private final Path imagesDirectory;
  private final Consumer<String> progress;
  private final BaseImage base;

  /** Whoever switches between two states of a folder builds neither twice within this time. */
  private static final Duration KEEP_SUPERSEDED = Duration.ofDays(1);

  private final InstantSource wall;

  /**
   * Makes a builder.
   *
   * @param progress is told, one line at a time, what goes on
   */
  public ImageBuilder(DockerEngine engine, Path imagesDirectory, Consumer<String> progress) {
    this(engine, imagesDirectory, progress, InstantSource.system());
  }

  ImageBuilder(
      DockerEngine engine, Path imagesDirectory, Consumer<String> progress, InstantSource wall) {
    this.wall = wall;
    this.engine = engine;
    this.imagesDirectory = imagesDirectory.toAbsolutePath().normalize();
    this.progress = progress;
    this.base = new BaseImage(engine, progress);
  }

  /** The names of all images that can be built, the desktop first. */
  public List<String> names() {
    return ImageFolder.all(imagesDirectory).stream()
        .map(ImageFolder::name)
        .sorted((a, b) -> Boolean.compare(!a.equals("desktop"), !b.equals("desktop")))
        .toList();
  }

  /**
   * Builds an image unless it is there.
   *
   * @return its tag
   * @throws SandboxException with the last lines of the log if the build fails
   */
  public String build(String name) {
    ImageFolder folder = ImageFolder.of(imagesDirectory, name);
    String tag = folder.tag(base.ensure());
    if (engine.has(tag)) {
      progress.accept(name + ": up to date (" + tag + ")");
      return tag;
    }
    progress.accept(name + ": building " + tag);
    long start = System.nanoTime();
    var log = new BuildLog(name, progress);
    try {
      engine
          .client()
          .buildImageCmd(folder.path().toFile())
          .withTags(Set.of(tag))
          .withLabels(Map.of(Labels.IMAGES, Labels.hostName(imagesDirectory)))
          .withRemove(true)
          .withForcerm(true)
          .exec(log)
          .awaitImageId();
    } catch (DockerException | DockerClientException e) {
      throw log.failure(e);
    }
    progress.accept(name + ": built in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
    removeSuperseded(name, tag);
    return tag;
  }

  /** Removes what this folder was built to before, but nothing that a container still runs on. */
  private void removeSuperseded(String name, String current) {
    long before = wall.instant().minus(KEEP_SUPERSEDED).getEpochSecond();
    for (Image image :
        engine
            .client()
            .listImagesCmd()
            .withLabelFilter(Map.of(Labels.IMAGES, Labels.hostName(imagesDirectory)))
            .exec()) {
      for (String tag : Objects.requireNonNullElse(image.getRepoTags(), new String[0])) {
        if (tag.startsWith(ImageFolder.repository(name) + ":")
            && !tag.equals(current)
            && image.getCreated() < before) {
          remove(tag);
        }
      }
    }
  }

  private void remove(String tag) {
    try {
      engine.client().removeImageCmd(tag).exec();
      progress.accept("removed " + tag + ", which nothing uses any more");
    } catch (ConflictException inUse) {
      progress.accept("kept " + tag + ", which a sandbox still uses");
    } catch (NotFoundException gone) {
      return; // somebody else removed it: all the same
    }
  }

  /**
   * The tag of an image that is there.
   *
   * @throws SandboxException if it was not built from the folder as it now is
   */
  String built(String name) {
    return present(name)
        .orElseThrow(
            () ->
                new SandboxException(
                    "The image \""
                        + name
                        + "\" is not built from the files as they are now. Build it with"
                        + " ./greenroom up."));
  }

  /** The tag of an image, if it was built from the folder as it now is. */
  Optional<String> present(String name) {
    ImageFolder folder = ImageFolder.of(imagesDirectory, name);
    return base.present().map(folder::tag).filter(engine::has);
  }

  private static final class BuildLog extends BuildImageResultCallback {
    private static final int KEPT_LINES = 15;

    /** A long step says now and then what it is at. */
    private static final long QUIET_NANOS = 5_000_000_000L;

    private final String name;
    private final Consumer<String> progress;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private @Nullable String error;
    private long lastSaid = System.nanoTime();

    BuildLog(String name, Consumer<String> progress) {
      this.name = name;
      this.progress = progress;
    }

    @Override
    public void onNext(BuildResponseItem item) {
      String stream = item.getStream();
      if (stream != null) {
        stream.lines().filter(line -> !line.isBlank()).forEach(this::line);
      }
      var detail = item.getErrorDetail();
      if (detail != null && detail.getMessage() != null) {
        error = detail.getMessage();
      }
      super.onNext(item);
    }

    private void line(String line) {
      long now = System.nanoTime();
      if (line.startsWith("Step ") || now - lastSaid > QUIET_NANOS) {
        lastSaid = now;
        progress.accept(name + ": " + shorten(line.strip()));
      }
      lastLines.addLast(line);
      if (lastLines.size() > KEPT_LINES) {
        lastLines.removeFirst();
      }
    }

    SandboxException failure(RuntimeException cause) {
      String why = error == null ? String.valueOf(cause.getMessage()) : error;
      return new SandboxException(
          "The image \""
              + name
              + "\" could not be built: "
              + why
              + "\nThe last lines of its log:\n  "
              + String.join("\n  ", lastLines)
              + "\nIf a download failed, check the network and run ./greenroom up again; what was"
              + " built is kept.",
          cause);
    }

    private static String shorten(String line) {
      return line.length() <= 100 ? line : line.substring(0, 97) + "…";
    }
  }
}
