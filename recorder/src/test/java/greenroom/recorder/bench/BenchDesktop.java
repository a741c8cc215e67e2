package greenroom.recorder.bench;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.proving.DesktopToProve;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.browser.SeleniumBrowser;
import greenroom.sandbox.docker.DockerEngine;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import greenroom.sandbox.docker.ImageBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A desktop of 1280 × 720 in a container of its own, and a folder; both go when it is closed. */
public final class BenchDesktop implements DesktopToProve, AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path folder;
  private final DockerSandboxes sandboxes;
  private final Sandbox sandbox;

  private BenchDesktop(Path folder, Path images, String image) {
    this.folder = folder;
    build(images, image);
    sandboxes =
        new DockerSandboxes(DockerSettings.of(folder.resolve("run"), images), SeleniumBrowser::new);
    sandbox = sandboxes.start(new SandboxSpec(image, 1280, 720));
  }

  /** The product's desktop. */
  public static BenchDesktop start() {
    return new BenchDesktop(newFolder(), images(), "desktop");
  }

  /**
   * A desktop with more in it than the product's.
   *
   * @param dockerfile begins with {@code FROM ${desktop}}
   */
  public static BenchDesktop startFrom(String dockerfile) {
    var folder = newFolder();
    try {
      var own = Files.createDirectories(folder.resolve("images/bench"));
      Files.writeString(
          own.resolve("Dockerfile"), dockerfile.replace("${desktop}", build(images(), "desktop")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BenchDesktop(folder, folder.resolve("images"), "bench");
  }

  private static String build(Path images, String name) {
    try (var engine = DockerEngine.connect()) {
      return new ImageBuilder(engine, images, System.err::println).build(name);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Path.of("/tmp"), "grb");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path images() {
    return root().resolve("sandboxes/images");
  }

  /** The project's folder, which the launcher and the build tell. */
  public static Path root() {
    return Path.of(System.getProperty("greenroom.root", "")).toAbsolutePath();
  }

  /** A folder for whatever the bench keeps for a while. */
  public Path folder() {
    return folder;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public Path screenSocket() {
    return sandbox.screenSocket();
  }

  @Override
  public byte[] run(List<String> command, byte[] standardInput, Duration limit) {
    var result = sandbox.exec(command, standardInput, limit);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(
          "%s ended with code %d: %s"
              .formatted(
                  command.getFirst(),
                  result.exitCode(),
                  new String(result.standardError(), StandardCharsets.UTF_8)));
    }
    return result.standardOutput();
  }

  /** Runs a shell line and answers what it printed. */
  public String shell(String line) {
    return new String(run(List.of("sh", "-c", line), new byte[0], LIMIT), StandardCharsets.UTF_8);
  }

  /** The context sources are not what is measured: they count as heard, and say nothing. */
  @Override
  public Listening context(RecordingClock clock, Consumer<ContextSignal> listener) {
    listener.accept(new ContextSignal.Found(0));
    return new Listening() {
      @Override
      public void awaitFound(Duration limit) {
        // It was found at once.
      }

      @Override
      public void close() {
        // There is nothing to close.
      }
    };
  }

  @Override
  public void close() {
    sandbox.close();
    sandboxes.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
