package greenroom.sandbox.docker;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxBrowser;
import greenroom.sandbox.testing.FakeBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A host of its own for a test: the real engine and images, and nobody else's sandboxes. */
public final class TestHost implements AutoCloseable {
  private static final Path IMAGES =
      Path.of(System.getProperty("greenroom.root", "."), "sandboxes", "images");

  private final Path run;
  private final DockerSandboxes sandboxes;

  public TestHost(Function<Sandbox, SandboxBrowser> browsers) {
    this(IMAGES, browsers);
  }

  TestHost(Path images, Function<Sandbox, SandboxBrowser> browsers) {
    try (var engine = DockerEngine.connect()) {
      new ImageBuilder(engine, images, System.out::println).build("desktop");
    }
    run = temporary();
    sandboxes = new DockerSandboxes(DockerSettings.of(run, images), browsers);
  }

  static TestHost withoutBrowser() {
    return new TestHost(TestHost::noBrowser);
  }

  static Path images() {
    return IMAGES;
  }

  static SandboxBrowser noBrowser(Sandbox sandbox) {
    return new FakeBrowser();
  }

  public DockerSandboxes sandboxes() {
    return sandboxes;
  }

  Path run() {
    return run;
  }

  @Override
  public void close() {
    sandboxes.existing().forEach(Sandbox::close);
    sandboxes.removeOrphans();
    sandboxes.close();
    try {
      Files.deleteIfExists(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("greenroom-run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
