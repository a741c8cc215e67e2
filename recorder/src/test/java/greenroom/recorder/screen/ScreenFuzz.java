package greenroom.recorder.screen;

import greenroom.recorder.ScreenSink;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import greenroom.recorder.rfb.PixelFormat;
import greenroom.recorder.rfb.RfbInput;
import greenroom.recorder.rfb.ServerInit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;

/** What a fuzzer feeds to the recorder's own reading of a desktop's screen. */
public final class ScreenFuzz {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  private ScreenFuzz() {}

  /** Called by the fuzzer, with what a desktop sends after the handshake. */
  public static void fuzzerTestOneInput(byte[] data) throws InterruptedException {
    var input = new RfbInput(Channels.newChannel(new ByteArrayInputStream(data)));
    var reader =
        new UpdateReader(input, new ServerInit(WIDTH, HEIGHT, PixelFormat.BGR0), new Sink());
    try {
      while (input.waitForByte()) {
        reader.read(0, area -> (area & 1) == 0);
      }
    } catch (IOException | TroubleException refused) {
      // The screen counts as lost; that is all.
      return;
    }
  }

  /** Checks that every change lies on the screen and gives no more room than may be held. */
  private static final class Sink implements ScreenSink {
    private static final long MOST = 1 << 20;
    private final byte[] memory = new byte[4 * WIDTH * HEIGHT];
    private long held;

    @Override
    public long now() {
      return 0;
    }

    @Override
    public MemorySegment room(long bytes) {
      held += bytes;
      if (held > MOST) {
        throw new TroubleException(SessionProblem.HELD_TOO_MUCH, "More than may be held.");
      }
      return MemorySegment.ofArray(memory).asSlice(0, bytes);
    }

    @Override
    public void accept(ScreenUpdate update) {
      held = 0;
      for (var change : update.changes()) {
        var box = change.box();
        if (box.x() + box.width() > WIDTH || box.y() + box.height() > HEIGHT) {
          throw new IllegalStateException("A change outside of the screen was taken");
        }
      }
    }

    @Override
    public void discard() {
      held = 0;
    }

    @Override
    public void clipboard(String text) {
      if (text.length() > MOST) {
        throw new IllegalStateException("A clipboard text is longer than it may be");
      }
    }

    @Override
    public void lost(TroubleException trouble) {}
  }
}
