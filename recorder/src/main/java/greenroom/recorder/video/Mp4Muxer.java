package greenroom.recorder.video;

import static greenroom.recorder.video.VideoException.check;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import java.io.ByteArrayOutputStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A fragmented MP4 in memory (ISO/IEC 14496-12): what is written comes out as byte arrays, a
 * fragment at each {@link #flush}. Times are microseconds.
 */
final class Mp4Muxer implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  /** {@code AVFMT_AVOID_NEG_TS_DISABLED}. */
  private static final int SHIFT_NO_TIMES = 0;

  private final AVFormatContext context = new AVFormatContext(null);
  private final ByteArrayOutputStream written = new ByteArrayOutputStream(1 << 16);
  // FFmpeg keeps only the address: this reference keeps the callback alive.
  private final Write_packet_Pointer_BytePointer_int callback;
  private final AVIOContext output;
  private final AVStream stream;
  private final AVRational micros = new AVRational().num(1).den(1_000_000);

  Mp4Muxer(AVCodecContext encoder) {
    callback =
        new Write_packet_Pointer_BytePointer_int() {
          @Override
          public int call(Pointer opaque, BytePointer bytes, int size) {
            var copy = new byte[size];
            bytes.get(copy);
            written.writeBytes(copy);
            return size;
          }
        };
    check("make an MP4", avformat_alloc_output_context2(context, null, "mp4", null));
    var buffer = new BytePointer(av_malloc(BUFFER));
    output = avio_alloc_context(buffer, BUFFER, 1, null, null, callback, null);
    output.seekable(0);
    context.pb(output);
    // A later segment keeps the recording's times; without an edit list the default is to shift
    // them to zero.
    context.avoid_negative_ts(SHIFT_NO_TIMES);
    stream = avformat_new_stream(context, null);
    stream.time_base(micros);
    check("describe the video", avcodec_parameters_from_context(stream.codecpar(), encoder));
    stream.codecpar().codec_tag(0);
    writeHeader();
  }

  private void writeHeader() {
    var options = new AVDictionary(null);
    av_dict_set(
        options,
        "movflags",
        "frag_custom+empty_moov+default_base_moof+skip_trailer+frag_discont",
        0);
    av_dict_set(options, "use_editlist", "0", 0);
    av_dict_set(options, "video_track_timescale", "1000000", 0);
    int result = avformat_write_header(context, options);
    av_dict_free(options);
    check("begin an MP4", result);
    avio_flush(output);
  }

  /** Adds a packet whose times are in microseconds; it is still the caller's. */
  void write(AVPacket packet) {
    packet.stream_index(0);
    av_packet_rescale_ts(packet, micros, stream.time_base());
    check("write a packet", av_write_frame(context, packet));
  }

  /** Ends the fragment. */
  void flush() {
    check("end a fragment", av_write_frame(context, null));
    avio_flush(output);
  }

  /** The next fragment begins at its own first time, not where the last one ended. */
  void leaveGap() {
    check("leave a gap in an MP4", av_opt_set(context.priv_data(), "movflags", "+frag_discont", 0));
  }

  /** What was written since the last call. */
  byte[] take() {
    var bytes = written.toByteArray();
    written.reset();
    return bytes;
  }

  @Override
  public void close() {
    var buffer = output.buffer();
    avformat_free_context(context);
    av_free(buffer);
    avio_context_free(output);
    callback.close();
    micros.close();
  }
}
