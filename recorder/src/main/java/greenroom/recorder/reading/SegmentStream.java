package greenroom.recorder.reading;

import greenroom.recorder.PartLogEntry.Stored;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one MP4 in order, each opened when it is reached: first an initialisation (only one,
 * further ones say the same), and after a part that cannot be opened nothing until the next key
 * frame.
 */
final class SegmentStream extends InputStream {
  private final OpenRecording recording;
  private final Iterator<Stored> parts;
  private boolean begun;
  private boolean wantsKey;
  private byte @Nullable [] waiting;
  private byte[] current = new byte[0];
  private int position;

  SegmentStream(OpenRecording recording, Iterator<Stored> parts) {
    this.recording = recording;
    this.parts = parts;
  }

  @Override
  public int read() {
    return filled() ? current[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!filled()) {
      return -1;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean filled() {
    while (position == current.length) {
      byte[] next = advance();
      if (next == null) {
        return false;
      }
      current = next;
      position = 0;
    }
    return true;
  }

  private byte @Nullable [] advance() {
    byte[] held = waiting;
    if (held != null) {
      waiting = null;
      return held;
    }
    while (parts.hasNext()) {
      Stored part = parts.next();
      Optional<byte[]> plain = recording.plain(part);
      if (plain.isEmpty()) {
        wantsKey = true;
      } else if (Mp4.initialisation(plain.get())) {
        wantsKey = false;
        if (!begun) {
          begun = true;
          return plain.get();
        }
      } else if (!wantsKey || part.keyframe()) {
        wantsKey = false;
        return afterInitialisation(plain.get());
      }
    }
    return null;
  }

  private byte @Nullable [] afterInitialisation(byte[] fragment) {
    if (begun) {
      return fragment;
    }
    begun = true;
    waiting = fragment;
    return recording.anyInitialisation().orElse(fragment);
  }
}
