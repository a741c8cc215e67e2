package greenroom.recorder.proving;

/** The nearest-rank percentile. */
public final class Percentile {
  private Percentile() {}

  /**
   * @param sorted not empty
   * @param percent 1–100
   */
  public static long of(long[] sorted, int percent) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }
}
