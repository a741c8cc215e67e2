package greenroom.recorder.video;

import static greenroom.recorder.video.VideoException.check;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import greenroom.recorder.Frame;
import greenroom.recorder.FrameSource;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment's pictures in order from its initialisation segment and fragments, joined. Parts
 * may be missing before a key frame. To be used by one thread; holds native memory until closed.
 */
public final class SegmentDecoder implements FrameSource {
  private static final int BUFFER = 64 << 10;

  private final InputStream source;
  private final Read_packet_Pointer_BytePointer_int callback;
  private final AVIOContext input;
  private final AVFormatContext container = avformat_alloc_context();
  private final AVCodecContext codec;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final double nanosPerTick;
  private @Nullable IOException failure;
  private boolean drained;

  /**
   * Opens a segment.
   *
   * @throws VideoException if it is none
   */
  public SegmentDecoder(InputStream source) {
    this.source = source;
    callback =
        new Read_packet_Pointer_BytePointer_int() {
          @Override
          public int call(Pointer opaque, BytePointer target, int size) {
            return read(target, size);
          }
        };
    input =
        avio_alloc_context(
            new BytePointer(av_malloc(BUFFER)), BUFFER, 0, null, callback, null, null);
    input.seekable(0);
    container.pb(input);
    check(
        "open the recording's video",
        avformat_open_input(container, (String) null, null, (AVDictionary) null));
    var stream = container.streams(0);
    var decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    codec = avcodec_alloc_context3(decoder);
    check("read the video's form", avcodec_parameters_to_context(codec, stream.codecpar()));
    codec.thread_count(1);
    check("open a decoder", avcodec_open2(codec, decoder, (AVDictionary) null));
    nanosPerTick = 1e9 * stream.time_base().num() / stream.time_base().den();
  }

  @Override
  public Optional<Frame> next() throws IOException {
    while (true) {
      if (avcodec_receive_frame(codec, frame) == 0) {
        return Optional.of(new Frame(Math.round(frame.pts() * nanosPerTick), image()));
      }
      if (drained) {
        return Optional.empty();
      }
      feed();
    }
  }

  private void feed() throws IOException {
    int result = av_read_frame(container, packet);
    var failed = failure;
    if (failed != null) {
      throw failed;
    }
    if (result < 0) {
      drained = true;
      avcodec_send_packet(codec, null);
      return;
    }
    int sent = avcodec_send_packet(codec, packet);
    av_packet_unref(packet);
    check("decode a picture", sent);
  }

  private BufferedImage image() {
    int width = frame.width();
    int height = frame.height();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    var luma = plane(0, height);
    var blue = plane(1, (height + 1) / 2);
    var red = plane(2, (height + 1) / 2);
    for (int y = 0; y < height; y++) {
      int lumaRow = y * frame.linesize(0);
      int chromaRow = y / 2 * frame.linesize(1);
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] =
            colour(
                luma.get(lumaRow + x) & 0xff,
                blue.get(chromaRow + x / 2) & 0xff,
                red.get(chromaRow + x / 2) & 0xff);
      }
    }
    return image;
  }

  private ByteBuffer plane(int index, int rows) {
    return frame.data(index).capacity((long) rows * frame.linesize(index)).asByteBuffer();
  }

  /** ITU-R BT.709, limited range, in 16-bit fixed point. */
  private static int colour(int luma, int blue, int red) {
    int y = 76309 * (luma - 16) + 32768;
    int r = limit((y + 117489 * (red - 128)) >> 16);
    int g = limit((y - 13975 * (blue - 128) - 34925 * (red - 128)) >> 16);
    int b = limit((y + 138438 * (blue - 128)) >> 16);
    return r << 16 | g << 8 | b;
  }

  private static int limit(int value) {
    return Math.clamp(value, 0, 255);
  }

  private int read(BytePointer target, int size) {
    try {
      var bytes = source.readNBytes(size);
      if (bytes.length == 0) {
        return AVERROR_EOF();
      }
      target.put(bytes);
      return bytes.length;
    } catch (IOException e) {
      failure = e;
      return AVERROR_EOF();
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(codec);
    avformat_close_input(container);
    av_free(input.buffer());
    avio_context_free(input);
    callback.close();
  }
}
