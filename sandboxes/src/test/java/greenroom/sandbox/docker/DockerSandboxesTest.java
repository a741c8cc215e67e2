package greenroom.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSocket;
import greenroom.sandbox.Sandboxes;
import greenroom.sandbox.SandboxesContract;
import greenroom.sandbox.testing.FakeBrowser;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("docker")
class DockerSandboxesTest extends SandboxesContract {
  private static TestHost host;

  @BeforeAll
  static void startHost() {
    host = TestHost.withoutBrowser();
  }

  @AfterAll
  static void stopHost() {
    host.close();
  }

  @Override
  protected Sandboxes sandboxes() {
    return host.sandboxes();
  }

  @Test
  void a_desktop_has_no_network_no_capabilities_and_a_read_only_root() {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      assertThat(inside(sandbox, "ls /sys/class/net")).isEqualTo("lo");
      assertThat(
              inside(sandbox, "grep -E 'Cap(Prm|Eff|Bnd)' /proc/self/status | cut -f2 | sort -u"))
          .isEqualTo("0000000000000000");
      assertThat(inside(sandbox, "grep NoNewPrivs /proc/self/status | cut -f2")).isEqualTo("1");
      assertThat(inside(sandbox, "id -u; id -g; id -G")).isEqualTo("64711\n64711\n64711");
      assertThat(inside(sandbox, "touch /usr/x 2>&1 || echo no")).endsWith("no");
      assertThat(inside(sandbox, "find / -name docker.sock 2>/dev/null")).isEmpty();
    }
  }

  @Test
  void the_screen_is_reached_through_its_socket_and_its_cookie_only() {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      assertThat(inside(sandbox, "grep -c X11 /proc/net/unix"))
          .as("one path per X socket, and none abstract")
          .isNotEqualTo("0");
      assertThat(inside(sandbox, "grep -c '@.*X11' /proc/net/unix || true")).isEqualTo("0");
      assertThat(inside(sandbox, "cat /proc/net/tcp /proc/net/tcp6 | grep -c ' 0A ' || true"))
          .as("TCP listeners")
          .isEqualTo("0");
      assertThat(inside(sandbox, "XAUTHORITY=/dev/null xset q >/dev/null 2>&1 || echo refused"))
          .isEqualTo("refused");
    }
  }

  @Test
  void a_program_that_takes_too_long_is_ended() {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      assertThatThrownBy(
              () -> sandbox.exec(List.of("sleep", "60"), new byte[0], Duration.ofSeconds(1)))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("did not end");
      assertThat(inside(sandbox, "pgrep -c sleep || true")).isEqualTo("0");
    }
  }

  @Test
  void a_planted_link_in_the_session_directory_is_not_followed() throws IOException {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      inside(
          sandbox,
          "cd /session && rm *.sock && for s in rfb context webdriver; do ln -s /var/run/docker.sock $s.sock; done");
      try (var screen = SandboxSocket.connect(sandbox.screenSocket())) {
        assertThat(screen.isConnected()).as("the screen that was there at the start").isTrue();
      }
      assertThatThrownBy(sandbox::contextSocket)
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("not a socket of the desktop's own user");
      assertThatThrownBy(sandbox::browserSocket).isInstanceOf(SandboxException.class);
    }
  }

  @Test
  void a_desktop_whose_screen_has_died_does_not_run() throws Exception {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      sandbox.launch(List.of("pkill", "Xtigervnc"));
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (sandbox.running() && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertThat(sandbox.running()).isFalse();
    }
  }

  @Test
  void a_sandbox_outlives_a_polite_end_of_its_process_and_is_found_again() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dgreenroom.root=" + System.getProperty("greenroom.root"),
                StartAndLeave.class.getName(),
                host.run().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String id = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    Sandbox survivor =
        sandboxes().existing().stream()
            .filter(sandbox -> sandbox.id().value().equals(id))
            .findFirst()
            .orElseThrow();
    try (survivor) {
      assertThat(survivor.running()).isTrue();
      assertThat(survivor.spec()).isEqualTo(SPEC);
      assertThat(sandboxes().isCurrent(survivor)).isTrue();
      assertThat(survivor.screenSocket()).exists();
      assertThat(inside(survivor, "echo here")).isEqualTo("here");
    }
  }

  @Test
  void a_socket_that_another_user_answers_is_refused() throws IOException {
    try (Sandbox sandbox = sandboxes().start(SPEC);
        var mine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path file = host.run().resolve("mine.sock");
      mine.bind(UnixDomainSocketAddress.of(file));
      try {
        Files.setAttribute(file, "unix:uid", Hardening.USER);
        assertThatThrownBy(() -> SandboxSocket.connect(file))
            .isInstanceOf(SandboxException.class)
            .hasMessageContaining("another user");
        try (var screen = SandboxSocket.connect(sandbox.screenSocket())) {
          assertThat(screen.isConnected()).isTrue();
        }
      } finally {
        Files.delete(file);
      }
    }
  }

  @Test
  void a_desktop_that_does_not_come_up_is_one_sentence_and_leaves_nothing(@TempDir Path images)
      throws IOException {
    Path broken = Files.createDirectory(images.resolve("desktop"));
    Files.writeString(
        broken.resolve("Dockerfile"), "FROM debian:bookworm-slim\nUSER 64711\nCMD [\"false\"]\n");
    try (var other = new TestHost(images, any -> new FakeBrowser())) {
      assertThatThrownBy(() -> other.sandboxes().start(SPEC))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("did not open its rfb.sock");
      assertThat(other.sandboxes().existing()).isEmpty();
      assertThat(other.run()).isEmptyDirectory();
    }
  }

  @Test
  void the_clipboard_is_closed_until_it_is_opened() {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      String asked = "vncconfig -get AcceptCutText; vncconfig -get SendCutText";
      assertThat(inside(sandbox, asked)).isEqualTo("0\n0");
      inside(sandbox, "greenroom-clipboard on");
      assertThat(inside(sandbox, asked)).isEqualTo("1\n1");
      inside(sandbox, "greenroom-clipboard off");
      assertThat(inside(sandbox, asked)).isEqualTo("0\n0");
    }
  }

  @Test
  void leftovers_without_a_desktop_are_removed() throws IOException {
    Path leftover = Files.createDirectory(host.run().resolve("leftover1234"));
    Files.createFile(Files.createDirectory(leftover.resolve("s")).resolve("rfb.sock"));
    Path others = Files.createDirectory(host.run().resolve("postgres"));
    host.sandboxes().removeOrphans();
    assertThat(leftover).doesNotExist();
    assertThat(others).as("what is not a sandbox's").exists();
    Files.delete(others);
  }

  @Test
  void an_image_that_is_not_built_is_said_so() {
    assertThatThrownBy(
            () -> sandboxes().start(new greenroom.sandbox.SandboxSpec("nothing", 1280, 720)))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("There is no image \"nothing\"")
        .hasMessageContaining("desktop");
  }

  private static String inside(Sandbox sandbox, String script) {
    var result = sandbox.exec(List.of("sh", "-c", script), new byte[0], Duration.ofSeconds(20));
    return new String(result.standardOutput(), StandardCharsets.UTF_8).strip();
  }
}
