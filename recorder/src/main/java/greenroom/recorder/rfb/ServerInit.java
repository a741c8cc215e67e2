package greenroom.recorder.rfb;

/** What a server says about its desktop at the end of the handshake. */
public record ServerInit(int width, int height, PixelFormat format) {
  public ServerInit {
    if (width < 1 || height < 1 || width > 8192 || height > 8192) {
      throw new IllegalArgumentException("Not a desktop's size: " + width + " × " + height);
    }
  }
}
