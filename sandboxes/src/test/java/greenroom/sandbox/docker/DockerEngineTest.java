package greenroom.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.sun.net.httpserver.HttpServer;
import greenroom.sandbox.SandboxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {
  @Test
  @Tag("docker")
  void says_what_it_is() {
    try (var engine = DockerEngine.connect()) {
      assertThat(engine.facts().version()).isNotBlank();
    }
  }

  @Test
  void an_absent_engine_is_one_sentence_with_what_to_do(@TempDir Path directory) {
    assertThatThrownBy(() -> DockerEngine.connect(at("unix://" + directory.resolve("none.sock"))))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("not running")
        .hasMessageContaining("apt-get install docker.io");
  }

  @Test
  void an_engine_that_does_not_answer_is_said_so() {
    assertThatThrownBy(() -> DockerEngine.connect(at("tcp://127.0.0.1:1")))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void an_engine_that_is_too_old_is_refused() throws IOException {
    byte[] version =
        "{\"Version\":\"18.09.1\",\"ApiVersion\":\"1.39\"}".getBytes(StandardCharsets.UTF_8);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, version.length);
          exchange.getResponseBody().write(version);
          exchange.close();
        });
    server.start();
    try {
      assertThatThrownBy(
              () -> DockerEngine.connect(at("tcp://127.0.0.1:" + server.getAddress().getPort())))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("18.09.1")
          .hasMessageContaining("20.10 or newer");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void kernel_switches_that_stop_the_browser_are_named(@TempDir Path proc) throws IOException {
    Files.createDirectories(proc.resolve("kernel"));
    Files.writeString(proc.resolve("kernel/unprivileged_userns_clone"), "0\n");
    Files.writeString(proc.resolve("swaps"), "Filename Type\n/swap file\n");
    assertThat(KernelChecks.problems(proc, proc.resolve("swaps")))
        .anyMatch(problem -> problem.contains("sysctl -w kernel.unprivileged_userns_clone=1"))
        .anyMatch(problem -> problem.contains("swapoff"));
    assertThat(KernelChecks.problems(proc.resolve("nothing"), proc.resolve("none"))).isEmpty();
  }

  @Test
  void a_run_directory_that_is_too_deep_for_sockets_is_refused() {
    assertThatThrownBy(() -> DockerSettings.of(Path.of("/" + "d".repeat(90)), Path.of("images")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shorter path");
  }

  private static DockerClientConfig at(String host) {
    return DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(host).build();
  }
}
