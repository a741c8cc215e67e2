package greenroom.recorder.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import greenroom.recorder.RecordedEvent.Box;
import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a recording's video: an initialisation segment, then fragments that follow each
 * other without a gap. Presentation times are the recording's, rounded down to microseconds. To be
 * used by one thread; holds native memory until closed.
 */
public final class SegmentEncoder implements PartEncoder {
  static {
    av_log_set_level(AV_LOG_ERROR);
  }

  private final Vp9Encoder encoder;
  private final Mp4Muxer muxer;
  private final byte[] initialisation;

  /** Encoded but not yet written: how long it is shown is known only when the next one comes. */
  private @Nullable AVPacket waiting;

  private long lastMicros = -1;
  private int frames;
  private boolean beginsWithKey;

  /**
   * Opens an encoder for a screen of this size, which must be even.
   *
   * @throws VideoException if FFmpeg cannot
   */
  public SegmentEncoder(int width, int height) {
    if (width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException("A video's size is even; not " + width + " × " + height);
    }
    encoder = new Vp9Encoder(width, height);
    try {
      muxer = new Mp4Muxer(encoder.context());
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
    initialisation = muxer.take();
  }

  /** The segment's header. */
  @Override
  public byte[] initialisation() {
    return initialisation.clone();
  }

  /** Copies a box of a BGR0 screen into the picture. */
  @Override
  public void draw(MemorySegment screen, int stride, Box box) {
    encoder.picture().draw(screen, stride, box);
  }

  /** Paints a box of the picture black. */
  @Override
  public void black(Box box) {
    encoder.picture().black(box);
  }

  /** Shows the picture from {@code t} (nanoseconds) on; the first one must be a key frame. */
  @Override
  public void frame(long t, boolean key) {
    append(Math.max(t / 1000, lastMicros + 1), key || lastMicros < 0);
  }

  /**
   * Ends the fragment at {@code t} and begins the next one there with the picture as it is now. (To
   * end it with another picture than the last one shown would be to lose a frame.) A picture that
   * is still the same is not encoded again.
   */
  @Override
  public Fragment cut(long t, boolean key) {
    var next = encoder.encode(micros(t), key);
    var ended = end(next.pts());
    hold(next);
    return ended;
  }

  /** Ends the last fragment at {@code t}. */
  @Override
  public Fragment finish(long t) {
    return end(micros(t));
  }

  /** Throws the fragment away; the next {@link #frame} may leave a gap and must be a key frame. */
  @Override
  public void discard() {
    if (waiting != null) {
      end(lastMicros + 1);
      muxer.leaveGap();
    }
    encoder.forget();
  }

  private long micros(long t) {
    return Math.max(t / 1000, lastMicros + 1);
  }

  private void append(long micros, boolean key) {
    var packet = encoder.encode(micros, key);
    writeWaiting(micros);
    hold(packet);
  }

  private void hold(AVPacket packet) {
    if (frames == 0) {
      beginsWithKey = Vp9Encoder.key(packet);
    }
    frames++;
    lastMicros = packet.pts();
    waiting = packet;
  }

  private Fragment end(long micros) {
    writeWaiting(micros);
    muxer.flush();
    var fragment = new Fragment(muxer.take(), frames, beginsWithKey);
    frames = 0;
    return fragment;
  }

  private void writeWaiting(long until) {
    var packet = waiting;
    if (packet != null) {
      waiting = null;
      packet.duration(until - packet.pts());
      try {
        muxer.write(packet);
      } finally {
        av_packet_free(packet);
      }
    }
  }

  @Override
  public void close() {
    if (waiting != null) {
      av_packet_free(waiting);
      waiting = null;
    }
    muxer.close();
    encoder.close();
  }
}
