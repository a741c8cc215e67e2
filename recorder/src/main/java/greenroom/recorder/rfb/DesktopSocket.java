package greenroom.recorder.rfb;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;

/**
 * Connects to a desktop's screen, whose socket lies where the desktop's user could have put
 * something else in its place: no link is followed, and who answers must own the socket's file.
 */
public final class DesktopSocket {
  private DesktopSocket() {}

  /**
   * An open connection.
   *
   * @throws IOException if nobody answers
   * @throws RfbException if there is a link, or if another user answers
   */
  public static SocketChannel connect(Path socket) throws IOException {
    if (Files.isSymbolicLink(socket)) {
      throw new RfbException("The desktop's socket is a link to something else");
    }
    String owner = Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS).getName();
    var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    try {
      String peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
      if (!peer.equals(owner)) {
        throw new RfbException("The desktop's socket is answered by another user than its owner");
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
