package greenroom.recorder.bench.capture;

/**
 * What one recorder took while a trace was played.
 *
 * @param seconds how long it was played
 * @param cpu seconds of processor time of the recorder's process
 * @param server seconds of the X server's, the work for the programs on it included
 * @param bytes what was stored
 * @param ssim against the lossless screenshots; not a number if there were none
 * @param frames a second; not a number if nobody counted
 * @param complete whether the recorder says that nothing is missing
 */
record Cost(
    String name,
    double seconds,
    double cpu,
    double server,
    long bytes,
    double ssim,
    double frames,
    boolean complete) {

  /** Percent of one core, with what the X server spent more than without a recorder. */
  double percent(Cost bare) {
    return 100 * (cpu / seconds + more(bare));
  }

  /** Seconds a second that the X server spent more; noise can make it negative. */
  double more(Cost bare) {
    return server / seconds - bare.server() / bare.seconds();
  }

  double megabytesPerHour() {
    return bytes / 1e6 / seconds * 3600;
  }
}
