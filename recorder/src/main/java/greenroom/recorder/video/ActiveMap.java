package greenroom.recorder.video;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Tells libvpx which blocks of the next picture differ from the one that it encoded last: the
 * others are not looked at. This is libvpx's {@code VP8E_SET_ACTIVEMAP} (vpx/vp8cx.h), which VP9
 * has too. FFmpeg offers no option for it, so it is called where FFmpeg calls its like: through the
 * encoder's table of controls, found by way of FFmpeg's private context (libavcodec/libvpxenc.c:
 * {@code AVClass *class; struct vpx_codec_ctx encoder; …}). That is a matter of one FFmpeg's
 * memory: with any other version, and on any other kind of machine, there is no active map and
 * encoding merely takes longer.
 */
@SuppressWarnings("restricted") // FFmpeg's memory is read
final class ActiveMap implements AutoCloseable {
  /** FFmpeg 8.0.1. */
  private static final int KNOWN_LIBAVCODEC = 62 << 16 | 11 << 8 | 100;

  private static final String KNOWN_ENCODER = "WebM Project VP9 Encoder";
  private static final int NAME_SIZE = 64;
  private static final int SET_ACTIVE_MAP = 9;
  private static final int MOST_CONTROLS = 256;

  // struct vpx_codec_ctx (vpx/vpx_codec.h) behind the pointer to the class
  private static final int ENCODER = 8;
  private static final int NAME = 0;
  private static final int INTERFACE = 8;
  private static final int STATE = 48;
  private static final int ENCODER_SIZE = 56;

  // struct vpx_codec_iface and vpx_codec_ctrl_fn_map (vpx/internal/vpx_codec_internal.h)
  private static final int CONTROLS = 40;
  private static final int CONTROL_SIZE = 16;
  private static final int CONTROL_FUNCTION = 8;

  /** {@code va_list} of the System V ABI for x86-64, all of it on the stack. */
  private static final int ARGUMENTS_SIZE = 24;

  private static final int REGISTERS_USED = 48;
  private static final int FLOATS_USED = 304;
  private static final int OVERFLOW = 8;

  private static final MethodHandle CALL =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

  private final Arena arena = Arena.ofShared();
  private final MemorySegment function;
  private final MemorySegment state;
  private final MemorySegment map;
  private final MemorySegment argument;
  private final MemorySegment arguments;

  private ActiveMap(MemorySegment function, MemorySegment state, int columns, int rows) {
    this.function = function;
    this.state = state;
    map = arena.allocate((long) columns * rows);
    var activeMap = arena.allocate(16); // vpx_active_map_t: a pointer, rows, columns
    activeMap.set(ADDRESS, 0, map);
    activeMap.set(JAVA_INT, 8, rows);
    activeMap.set(JAVA_INT, 12, columns);
    argument = arena.allocate(ADDRESS);
    argument.set(ADDRESS, 0, activeMap);
    arguments = arena.allocate(ARGUMENTS_SIZE, 8);
  }

  /** That of an encoder that was opened, if it can be reached. */
  static Optional<ActiveMap> of(AVCodecContext context, int columns, int rows) {
    boolean known =
        avcodec.avcodec_version() == KNOWN_LIBAVCODEC
            && System.getProperty("os.arch").equals("amd64")
            && System.getProperty("os.name").equals("Linux");
    return known ? find(context, columns, rows) : Optional.empty();
  }

  private static Optional<ActiveMap> find(AVCodecContext context, int columns, int rows) {
    var encoder =
        at(context.priv_data().address(), ENCODER + ENCODER_SIZE).asSlice(ENCODER, ENCODER_SIZE);
    var codec = at(encoder.get(JAVA_LONG, INTERFACE), CONTROLS + 8);
    boolean sane =
        codec.get(JAVA_LONG, NAME) == encoder.get(JAVA_LONG, NAME)
            && at(codec.get(JAVA_LONG, NAME), NAME_SIZE).getString(0).startsWith(KNOWN_ENCODER);
    if (!sane) {
      return Optional.empty();
    }
    var controls = at(codec.get(JAVA_LONG, CONTROLS), (long) MOST_CONTROLS * CONTROL_SIZE);
    for (long i = 0; controls.get(JAVA_INT, i) >= 0; i += CONTROL_SIZE) {
      if (controls.get(JAVA_INT, i) == SET_ACTIVE_MAP) {
        var function = MemorySegment.ofAddress(controls.get(JAVA_LONG, i + CONTROL_FUNCTION));
        var state = MemorySegment.ofAddress(encoder.get(JAVA_LONG, STATE));
        return Optional.of(new ActiveMap(function, state, columns, rows));
      }
    }
    return Optional.empty();
  }

  private static MemorySegment at(long address, long size) {
    return MemorySegment.ofAddress(address).reinterpret(size);
  }

  /**
   * The next picture differs at most in these blocks.
   *
   * @param blocks row by row, 1 for each block that may differ and 0 for others
   * @throws VideoException if libvpx refuses
   */
  void set(byte[] blocks) {
    map.copyFrom(MemorySegment.ofArray(blocks));
    arguments.set(JAVA_INT, 0, REGISTERS_USED);
    arguments.set(JAVA_INT, 4, FLOATS_USED);
    arguments.set(ADDRESS, OVERFLOW, argument);
    try {
      int refused = (int) CALL.invokeExact(function, state, arguments);
      if (refused != 0) {
        throw new VideoException("libvpx takes no active map: error " + refused);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
