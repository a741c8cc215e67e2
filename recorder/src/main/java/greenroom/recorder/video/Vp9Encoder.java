package greenroom.recorder.video;

import static greenroom.recorder.video.VideoException.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import greenroom.recorder.RecordedEvent.Box;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * VP9 as libvpx makes it in real time: one thread, no look-ahead, one packet for each picture, key
 * frames only where asked for. Times are microseconds.
 */
final class Vp9Encoder implements AutoCloseable {
  /** Bits 10 (frame marker), 00 (profile 0), 1 (show existing frame), three for which. */
  private static final int SHOW_SLOT = 0b1000_1000;

  /**
   * Which of libvpx's references a picture replaces, in its flags (vpx/vp8cx.h): {@code
   * VP8_EFLAG_NO_UPD_GF} is bit 22, {@code VP8_EFLAG_NO_UPD_ARF} bit 23. FFmpeg takes them as a
   * frame's metadata.
   */
  private static final String UPDATE_LAST = Integer.toString(1 << 22 | 1 << 23);

  private static final String UPDATE_LAST_AND_GOLDEN = Integer.toString(1 << 23);

  private final AVCodecContext context;
  private final AVFrame frame;
  private final Picture picture;
  private final AVPacket lastKey = av_packet_alloc();
  private final ShownPictures shown = new ShownPictures();
  private final AVDictionary flags = new AVDictionary(null);
  private final @Nullable ActiveMap activeMap;
  private boolean lastWasKey;

  Vp9Encoder(int width, int height) {
    this(width, height, Map.of());
  }

  /** With other settings than the default, by FFmpeg's names. */
  Vp9Encoder(int width, int height, Map<String, String> changed) {
    var codec = avcodec_find_encoder_by_name("libvpx-vp9");
    if (codec == null) {
      throw new VideoException("This FFmpeg has no libvpx-vp9");
    }
    context = avcodec_alloc_context3(codec);
    frame = av_frame_alloc();
    try {
      configure(width, height);
      var options = options();
      changed.forEach((name, value) -> av_dict_set(options, name, value, 0));
      int opened = avcodec_open2(context, codec, options);
      av_dict_free(options);
      check("open the VP9 encoder", opened);
      frame.format(AV_PIX_FMT_YUV420P).width(width).height(height);
      check("make room for a picture", av_frame_get_buffer(frame, 0));
      picture = pictureOf(frame, width, height);
      picture.black(new Box(0, 0, width, height));
      var blocks = picture.changed();
      activeMap = ActiveMap.of(context, blocks.columns(), blocks.rows()).orElse(null);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void configure(int width, int height) {
    context.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P);
    context.time_base().num(1).den(1_000_000);
    context.framerate().num(15).den(1);
    context.gop_size(1 << 30).max_b_frames(0).thread_count(1).bit_rate(0);
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    context.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
    context.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
  }

  private static AVDictionary options() {
    var options = new AVDictionary(null);
    av_dict_set(options, "deadline", "realtime", 0);
    // FFmpeg lets "cpu-used" go to 8 only; this is the same setting. 9 scrolls in a fifth less
    // time.
    av_dict_set(options, "speed", "9", 0);
    av_dict_set(options, "lag-in-frames", "0", 0);
    av_dict_set(options, "auto-alt-ref", "0", 0);
    av_dict_set(options, "tune-content", "screen", 0);
    av_dict_set(options, "crf", "44", 0);
    av_dict_set(options, "tile-columns", "0", 0); // tiles cost bytes and serve more threads only
    return options;
  }

  private static Picture pictureOf(AVFrame frame, int width, int height) {
    return new Picture(
        width,
        height,
        plane(frame, 0, height),
        frame.linesize(0),
        plane(frame, 1, height / 2),
        plane(frame, 2, height / 2),
        frame.linesize(1));
  }

  private static MemorySegment plane(AVFrame frame, int index, int rows) {
    long size = (long) rows * frame.linesize(index);
    return MemorySegment.ofBuffer(frame.data(index).capacity(size).asByteBuffer());
  }

  AVCodecContext context() {
    return context;
  }

  /** Whether libvpx is told what did not change, which makes small changes cheap. */
  boolean leavesOutWhatDidNotChange() {
    return activeMap != null;
  }

  /** What the next {@link #encode} shows. */
  Picture picture() {
    return picture;
  }

  /**
   * The picture as it is, as a packet, which is the caller's to be freed. A picture that the
   * decoder still has is not encoded: a frame of one byte says {@code show_existing_frame} (VP9
   * bitstream specification, section 6.2). A key frame of a picture whose last encoding was one is
   * that one again: encoder and decoder are then as they were after it.
   */
  AVPacket encode(long micros, boolean key) {
    long hash = picture.hash();
    int slot = shown.slotOf(hash);
    AVPacket packet;
    if (key && lastWasKey && slot == ShownPictures.LAST) {
      packet = keyAgain();
    } else if (!key && slot >= 0) {
      packet = showing(slot);
    } else {
      packet = encode(micros, key, shown.worthKeeping(hash));
      lastWasKey = key(packet);
      if (lastWasKey) {
        av_packet_unref(lastKey);
        check("keep a key frame", av_packet_ref(lastKey, packet));
      }
      shown.encoded(hash, lastWasKey);
    }
    shown.shows(hash);
    return packet.pts(micros).dts(micros);
  }

  private AVPacket encode(long micros, boolean key, boolean keep) {
    var before = frame.data(0).address();
    check("reuse a picture", av_frame_make_writable(frame));
    if (frame.data(0).address() != before) {
      throw new VideoException("The encoder kept a picture that it should have given back");
    }
    frame.pts(micros);
    frame.pict_type(key ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
    av_dict_set(flags, "vp8-flags", keep ? UPDATE_LAST_AND_GOLDEN : UPDATE_LAST, 0);
    frame.metadata(flags);
    if (activeMap != null && !key) {
      activeMap.set(picture.changed().map());
    }
    check("encode a picture", avcodec_send_frame(context, frame));
    var packet = av_packet_alloc();
    int received = avcodec_receive_packet(context, packet);
    if (received < 0) {
      av_packet_free(packet);
      check("get an encoded picture", received);
    }
    picture.changed().clear();
    return packet;
  }

  /** What was encoded may never reach a decoder: the next picture is encoded, whatever it is. */
  void forget() {
    shown.forget();
    av_packet_unref(lastKey);
    lastWasKey = false;
  }

  private static AVPacket showing(int slot) {
    var packet = av_packet_alloc();
    check("make a packet", av_new_packet(packet, 1));
    packet.data().put((byte) (SHOW_SLOT | slot));
    return packet;
  }

  private AVPacket keyAgain() {
    var packet = av_packet_alloc();
    check("repeat a key frame", av_packet_ref(packet, lastKey));
    return packet;
  }

  static boolean key(AVPacket packet) {
    return (packet.flags() & AV_PKT_FLAG_KEY) != 0;
  }

  @Override
  public void close() {
    if (activeMap != null) {
      activeMap.close();
    }
    av_packet_free(lastKey);
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}
