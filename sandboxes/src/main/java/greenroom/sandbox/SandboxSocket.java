package greenroom.sandbox;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;

/**
 * Connects to a socket that the desktop's user could have replaced.
 *
 * <p>Looking at the file is not enough: between the look and the connection a link to another
 * socket of this host (the engine's, say) could take its place. So the process at the other end
 * must belong to the owner of the file that was looked at.
 */
public final class SandboxSocket {
  private SandboxSocket() {}

  /**
   * An open connection to {@link Sandbox#screenSocket()}, {@link Sandbox#contextSocket()} or {@link
   * Sandbox#browserSocket()}.
   *
   * @throws IOException if nobody answers
   * @throws SandboxException if somebody else answers than the owner of the socket's file
   */
  public static SocketChannel connect(Path socket) throws IOException {
    String owner = Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS).getName();
    var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    try {
      String peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
      if (!peer.equals(owner)) {
        throw new SandboxException(
            "A socket of a sandbox is answered by another user than its owner. The connection was"
                + " closed; end this session.");
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
