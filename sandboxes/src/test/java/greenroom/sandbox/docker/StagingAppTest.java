package greenroom.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingAppTest {
  private static final String SERVER =
      """
      use IO::Socket::INET;
      my $s = IO::Socket::INET->new(LocalAddr => '127.0.0.77', LocalPort => 8077, Listen => 9,
        ReuseAddr => 1) or die;
      while (my $c = $s->accept) {
        while (<$c>) { last if /^\\r\\n/ }
        print $c "HTTP/1.0 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nhello";
        close $c;
      }
      """;

  @TempDir Path images;

  @BeforeEach
  void describeAnApp() throws IOException {
    Path echo = Files.createDirectory(images.resolve("echo"));
    Files.writeString(
        echo.resolve("Dockerfile"),
        """
        FROM debian:bookworm-slim
        COPY server.pl /server.pl
        RUN chmod 644 /server.pl
        USER 64711:64711
        CMD ["perl", "/server.pl"]
        """);
    Files.writeString(echo.resolve("server.pl"), SERVER);
    Files.writeString(echo.resolve("image.json"), "{\"address\":\"127.0.0.77\",\"port\":8077}");
  }

  @Test
  @Tag("docker")
  void answers_the_desktop_by_its_name_and_has_no_other_network() throws IOException {
    Files.createSymbolicLink(
        images.resolve("desktop"), TestHost.images().toAbsolutePath().resolve("desktop"));
    try (var engine = DockerEngine.connect()) {
      new ImageBuilder(engine, images, line -> {}).build("echo");
    }
    try (var host = new TestHost(images, TestHost::noBrowser);
        Sandbox sandbox = host.sandboxes().start(new SandboxSpec("desktop", 800, 600))) {
      sandbox.startStagingApp("echo");
      assertThat(text(run(sandbox, "curl -s http://echo.test:8077/"))).isEqualTo("hello");
      var inApp =
          sandbox.execIn(
              "echo", List.of("ls", "/sys/class/net"), new byte[0], Duration.ofSeconds(5));
      assertThat(text(inApp.standardOutput()).strip()).isEqualTo("lo");
      assertThat(sandbox.imageDigests()).containsKeys("desktop", "echo");
    }
  }

  @Test
  void is_read_from_its_folder() {
    assertThat(StagingApp.all(images))
        .singleElement()
        .satisfies(app -> assertThat(app.url()).isEqualTo("http://echo.test:8077/"));
  }

  @Test
  void must_not_have_the_address_of_localhost() throws IOException {
    Files.writeString(images.resolve("echo/image.json"), "{\"address\":\"127.0.0.1\"}");
    assertThatThrownBy(() -> StagingApp.all(images))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("127.0.0.2 or above");
  }

  private static byte[] run(Sandbox sandbox, String script) {
    return sandbox
        .exec(List.of("sh", "-c", script), new byte[0], Duration.ofSeconds(10))
        .standardOutput();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
