package greenroom.recorder.rfb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopSocketTest {
  private static final int SOMEBODY_ELSE = 64711;

  @TempDir private Path folder;
  private ServerSocketChannel server;
  private Path socket;

  @BeforeEach
  void listen() throws IOException {
    socket = folder.resolve("rfb.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void connects_to_a_socket_that_its_owner_answers() throws IOException {
    try (var channel = DesktopSocket.connect(socket)) {
      assertThat(channel.isConnected()).isTrue();
    }
  }

  @Test
  void follows_no_link() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.sock"), socket);
    assertThatThrownBy(() -> DesktopSocket.connect(link))
        .isInstanceOf(RfbException.class)
        .hasMessageContaining("link");
  }

  @Test
  @Tag("docker") // giving files away takes the same rights as the engine
  void hangs_up_on_somebody_else() throws IOException {
    Files.setAttribute(socket, "unix:uid", SOMEBODY_ELSE);
    assertThatThrownBy(() -> DesktopSocket.connect(socket))
        .isInstanceOf(RfbException.class)
        .hasMessageContaining("another user");
  }
}
