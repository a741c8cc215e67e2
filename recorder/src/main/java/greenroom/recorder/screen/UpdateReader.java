package greenroom.recorder.screen;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.ScreenSink;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.ScreenUpdate.Change;
import greenroom.recorder.rfb.Encodings;
import greenroom.recorder.rfb.ExtendedClipboard;
import greenroom.recorder.rfb.RfbException;
import greenroom.recorder.rfb.RfbInput;
import greenroom.recorder.rfb.ServerInit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Reads server messages, in Raw and CopyRect only (RFC 6143 section 7.6). */
final class UpdateReader {
  private static final int UPDATE = 0;
  private static final int COLOUR_MAP = 1;
  private static final int BELL = 2;
  private static final int CUT_TEXT = 3;
  private static final int MAX_CUT_TEXT = 1 << 20;
  private static final int BYTES_PER_PIXEL = 4;

  private final RfbInput input;
  private final ScreenSink sink;
  private final int width;
  private final int height;

  /** Decides, by how many pixels an update covers, whether it is kept. */
  interface Judge {
    boolean wanted(long area);
  }

  UpdateReader(RfbInput input, ServerInit server, ScreenSink sink) {
    this.input = input;
    this.sink = sink;
    this.width = server.width();
    this.height = server.height();
  }

  /**
   * Reads one message.
   *
   * @return how many pixels an update covered, or −1 if it was no update
   */
  long read(long arrived, Judge judge) throws IOException, InterruptedException {
    int type = input.unsignedByte();
    switch (type) {
      case UPDATE -> {
        return update(arrived, judge);
      }
      case COLOUR_MAP -> {
        input.skip(3);
        input.skip(6 * input.unsignedShort());
      }
      case BELL -> {}
      case CUT_TEXT -> cutText();
      default -> throw new RfbException("There is no server message of type " + type);
    }
    return -1;
  }

  private long update(long arrived, Judge judge) throws IOException, InterruptedException {
    input.skip(1);
    int count = input.unsignedShort();
    var changes = new ArrayList<Change>(count);
    long area = 0;
    for (int i = 0; i < count; i++) {
      var change = change();
      changes.add(change);
      area += (long) change.box().width() * change.box().height();
    }
    if (judge.wanted(area)) {
      sink.accept(new ScreenUpdate(arrived, changes));
    } else {
      sink.discard();
    }
    return area;
  }

  private Change change() throws IOException, InterruptedException {
    var box = box();
    int encoding = input.integer();
    return switch (encoding) {
      case Encodings.RAW -> pixels(box);
      case Encodings.COPY_RECT -> copied(box);
      default -> throw new RfbException("The desktop uses encoding " + encoding);
    };
  }

  private Box box() throws IOException {
    int x = input.unsignedShort();
    int y = input.unsignedShort();
    var box = new Box(x, y, input.unsignedShort(), input.unsignedShort());
    if (x + box.width() > width || y + box.height() > height) {
      throw new RfbException("The desktop changed something outside of its screen");
    }
    return box;
  }

  private Change pixels(Box box) throws IOException, InterruptedException {
    long size = (long) BYTES_PER_PIXEL * box.width() * box.height();
    var room = sink.room(size);
    input.readInto(room.asByteBuffer());
    return new ScreenUpdate.Pixels(box, room);
  }

  private Change copied(Box box) throws IOException {
    int fromX = input.unsignedShort();
    int fromY = input.unsignedShort();
    if (fromX + box.width() > width || fromY + box.height() > height) {
      throw new RfbException("The desktop copied something from outside of its screen");
    }
    return new ScreenUpdate.Copied(box, fromX, fromY);
  }

  private void cutText() throws IOException {
    input.skip(3);
    int length = input.integer();
    long size = Math.abs((long) length);
    if (size > MAX_CUT_TEXT) {
      throw new RfbException("The desktop's clipboard text is " + size + " bytes long");
    }
    byte[] bytes = input.bytes((int) size);
    if (length < 0) {
      ExtendedClipboard.provided(bytes).ifPresent(sink::clipboard);
    } else {
      sink.clipboard(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }
}
