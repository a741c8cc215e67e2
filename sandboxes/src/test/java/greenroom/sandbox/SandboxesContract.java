package greenroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Sandboxes} keeps. */
public abstract class SandboxesContract {
  protected static final SandboxSpec SPEC = new SandboxSpec("desktop", 1280, 720);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final byte[] NOTHING = new byte[0];

  protected abstract Sandboxes sandboxes();

  @Test
  void a_started_desktop_speaks_rfb() throws IOException {
    try (Sandbox sandbox = sandboxes().start(SPEC);
        var screen = SocketChannel.open(UnixDomainSocketAddress.of(sandbox.screenSocket()))) {
      var banner = ByteBuffer.allocate(12);
      while (banner.hasRemaining()) {
        assertThat(screen.read(banner)).isPositive();
      }
      assertThat(new String(banner.array(), StandardCharsets.US_ASCII)).isEqualTo("RFB 003.008\n");
    }
  }

  @Test
  void a_started_desktop_has_a_context_agent() throws IOException {
    try (Sandbox sandbox = sandboxes().start(SPEC);
        var context = SocketChannel.open(UnixDomainSocketAddress.of(sandbox.contextSocket()))) {
      assertThat(context.isConnected()).isTrue();
    }
  }

  @Test
  void exists_from_start_to_close_and_no_longer() {
    Sandbox sandbox = sandboxes().start(SPEC);
    assertThat(sandbox.running()).isTrue();
    assertThat(sandboxes().existing()).extracting(Sandbox::id).contains(sandbox.id());
    assertThat(sandboxes().existing()).extracting(Sandbox::spec).contains(SPEC);
    sandbox.close();
    assertThat(sandbox.running()).isFalse();
    assertThat(sandboxes().existing()).extracting(Sandbox::id).doesNotContain(sandbox.id());
    assertThatThrownBy(sandbox::screenSocket).isInstanceOf(SandboxException.class);
  }

  @Test
  void closing_twice_is_closing() {
    Sandbox sandbox = sandboxes().start(SPEC);
    sandbox.close();
    sandbox.close();
    assertThat(sandbox.running()).isFalse();
  }

  @Test
  void gives_a_program_its_input_and_takes_its_output_and_exit_code() {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      byte[] input = "one\0two ä\n".getBytes(StandardCharsets.UTF_8);
      assertThat(sandbox.exec(List.of("cat"), input, LIMIT).standardOutput()).isEqualTo(input);
      assertThat(sandbox.exec(List.of("cat"), NOTHING, LIMIT).standardOutput()).isEmpty();
      assertThat(sandbox.exec(List.of("true"), NOTHING, LIMIT).exitCode()).isZero();
      assertThat(sandbox.exec(List.of("true"), new byte[3_000_000], LIMIT).exitCode())
          .as("input that nobody reads")
          .isZero();
      assertThat(sandbox.exec(List.of("false"), NOTHING, LIMIT).exitCode()).isEqualTo(1);
      assertThat(sandbox.exec(List.of("false"), input, LIMIT).exitCode()).isEqualTo(1);
      assertThat(sandbox.exec(List.of("no-such-program"), NOTHING, LIMIT).exitCode())
          .isEqualTo(127);
    }
  }

  @Test
  void copies_files_in_and_out() {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      byte[] content = new byte[1_500_000];
      for (int i = 0; i < content.length; i++) {
        content[i] = (byte) (i * 31);
      }
      String path = "/home/volunteer/Documents/a folder/it's ä.bin";
      sandbox.copyIn(path, content);
      assertThat(sandbox.copyOut(path, content.length)).contains(content);
      sandbox.copyIn(path, NOTHING);
      assertThat(sandbox.copyOut(path, 10)).contains(NOTHING);
      assertThat(sandbox.copyOut("/home/volunteer/Documents/none", 10)).isEmpty();
    }
  }

  @Test
  void refuses_to_read_a_file_that_is_too_large() {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      sandbox.copyIn("/home/volunteer/big", new byte[11]);
      assertThatThrownBy(() -> sandbox.copyOut("/home/volunteer/big", 10))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("10 bytes");
    }
  }

  @Test
  void refuses_programs_in_a_staging_app_that_was_not_started() {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      assertThatThrownBy(() -> sandbox.execIn("ledger", List.of("true"), NOTHING, LIMIT))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("ledger");
    }
  }

  @Test
  void names_the_images_it_runs() {
    try (Sandbox sandbox = sandboxes().start(SPEC)) {
      assertThat(sandbox.imageDigests().get("desktop")).matches("sha256:[0-9a-f]{64}");
    }
  }
}
