package greenroom.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSpec;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("docker")
class DockerSandboxesTest {
  private static final Path IMAGES =
      Path.of(System.getProperty("greenroom.root"), "sandboxes", "images");

  @TempDir Path run;

  @Test
  void starts_a_desktop_that_speaks_rfb() throws IOException {
    try (var engine = DockerEngine.connect()) {
      new ImageBuilder(engine, IMAGES, System.err::println).build("desktop");
    }
    try (var sandboxes =
        new DockerSandboxes(
            DockerSettings.of(run, IMAGES),
            any -> {
              throw new SandboxException("No browser here.");
            })) {
      long t = System.nanoTime();
      try (var sandbox = sandboxes.start(new SandboxSpec("desktop", 1280, 720));
          var screen = SocketChannel.open(UnixDomainSocketAddress.of(sandbox.screenSocket()))) {
        System.err.println((System.nanoTime() - t) / 1000000 + " ms");
        var banner = ByteBuffer.allocate(12);
        while (banner.hasRemaining() && screen.read(banner) >= 0) {}
        assertThat(new String(banner.array(), StandardCharsets.US_ASCII))
            .isEqualTo("RFB 003.008\n");
      }
    }
  }
}
