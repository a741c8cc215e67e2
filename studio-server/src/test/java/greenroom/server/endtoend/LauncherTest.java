package greenroom.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./greenroom up} on machines that lack something: one sentence, what to do, status 1. */
class LauncherTest {
  private static final Path ROOT =
      Path.of(System.getProperty("greenroom.root", "..")).toAbsolutePath().normalize();

  @TempDir Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private Path programs;
  private ServerSocket taken;

  @BeforeEach
  void machine() throws IOException {
    programs = Files.createDirectory(folder.resolve("programs"));
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    settings.put("PATH", programs + ":" + System.getenv("PATH"));
    settings.put("GREENROOM_DATA", folder.resolve("data").toString());
    settings.put("GREENROOM_STUDIO_PORT", "18477");
    settings.put("GREENROOM_HOST_PORT", "18478");
    settings.put("GREENROOM_SMALL_DISK", "1");
    settings.put("GREENROOM_BUILT", "1");
  }

  @AfterEach
  void free() throws IOException {
    taken.close();
  }

  @Test
  void a_port_that_is_taken_is_named_with_another_to_choose() throws Exception {
    settings.put("GREENROOM_STUDIO_PORT", Integer.toString(taken.getLocalPort()));
    assertThat(failedUp())
        .contains("port " + taken.getLocalPort() + " is already in use")
        .contains("GREENROOM_STUDIO_PORT=");
  }

  @Test
  void an_engine_that_cannot_start_is_said_with_its_own_reason() throws Exception {
    program("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
    program("dockerd", "echo 'failed to start daemon: no iptables' >&2; exit 1");
    program("systemctl", "exit 1");
    assertThat(failedUp()).contains("Docker engine did not start").contains("Its report is in");
  }

  @Test
  void an_engine_that_this_user_may_not_use_is_said_with_the_command_that_helps() throws Exception {
    program(
        "docker",
        "echo 'permission denied while trying to connect to the Docker daemon' >&2; exit 1");
    program("dockerd", "exit 1");
    assertThat(failedUp()).contains("this user may not use it").contains("usermod -aG docker");
  }

  @Test
  void an_engine_that_is_too_old_is_refused() throws Exception {
    program("docker", "echo 19.03.1");
    HttpServer old =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    old.createContext(
        "/",
        exchange -> {
          byte[] answer =
              "{\"Version\":\"19.03.1\",\"ApiVersion\":\"1.40\",\"KernelVersion\":\"5.4\"}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    old.start();
    try {
      settings.put("DOCKER_HOST", "tcp://127.0.0.1:" + old.getAddress().getPort());
      assertThat(failedUp()).contains("too old").contains("20.10");
    } finally {
      old.stop(0);
    }
  }

  @Test
  @Tag("docker")
  void an_image_that_does_not_build_is_named_with_the_step_that_failed() throws Exception {
    Path image = Files.createDirectories(folder.resolve("images/desktop"));
    Files.writeString(
        image.resolve("Dockerfile"),
        "FROM debian:bookworm-slim\nRUN echo the-shelf-is-empty >&2; exit 3\n");
    settings.put("GREENROOM_IMAGES", folder.resolve("images").toString());
    assertThat(failedUp()).contains("desktop").contains("exit 3");
  }

  private void program(String name, String does) throws IOException {
    Path file = programs.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String failedUp() throws IOException, InterruptedException {
    Path output = folder.resolve("said");
    var builder =
        new ProcessBuilder(ROOT.resolve("greenroom").toString(), "up")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(settings);
    Process up = builder.start();
    assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(output);
    assertThat(up.exitValue()).as(said).isEqualTo(1);
    assertThat(said).doesNotContain("Exception").doesNotContain("\tat ");
    return said;
  }
}
