package greenroom.recorder.bench.capture;

/** Reads a line of {@code /proc/<pid>/stat} (proc(5)). */
final class CpuTime {
  private static final double TICKS_PER_SECOND = 100;

  private CpuTime() {}

  /** Seconds in user and kernel mode, of all threads, those that ended included. */
  static double of(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }
}
