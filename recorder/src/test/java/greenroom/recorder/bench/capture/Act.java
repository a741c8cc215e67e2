package greenroom.recorder.bench.capture;

import greenroom.recorder.rfb.ClientMessage;

/** One thing a trace does, {@code at} nanoseconds after its beginning. */
public sealed interface Act {
  /** Nanoseconds after the beginning. */
  long at();

  /** An input. */
  record Input(long at, ClientMessage message) implements Act {}

  /** A moment whose picture is compared with a lossless screenshot. */
  record Shot(long at) implements Act {}
}
