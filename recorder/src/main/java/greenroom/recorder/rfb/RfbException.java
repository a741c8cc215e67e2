package greenroom.recorder.rfb;

import java.io.IOException;

/** The other side does not speak the protocol. The message holds numbers only, never content. */
public final class RfbException extends IOException {
  private static final long serialVersionUID = 1L;

  public RfbException(String message) {
    super(message);
  }
}
