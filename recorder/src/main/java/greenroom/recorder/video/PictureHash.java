package greenroom.recorder.video;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.function.IntToLongFunction;

/**
 * A 64-bit hash of a picture that is kept up to date row by row, so that a small change costs
 * little. To tell pictures of one recording apart; not against anybody.
 */
final class PictureHash {
  private static final long PRIME = 0x9e3779b97f4a7c15L;

  private final long[] rows;
  private final BitSet changed = new BitSet();
  private long sum;

  PictureHash(int rows) {
    this.rows = new long[rows];
    changed.set(0, rows);
  }

  /** These rows are not what they were, from the first to before the last. */
  void changed(int from, int to) {
    if (from < to) {
      changed.set(from, to);
    }
  }

  /**
   * @param rowHash of a row as it is now
   */
  long of(IntToLongFunction rowHash) {
    for (int row = changed.nextSetBit(0); row >= 0; row = changed.nextSetBit(row + 1)) {
      long now = rowHash.applyAsLong(row);
      sum += now - rows[row];
      rows[row] = now;
    }
    changed.clear();
    return sum;
  }

  /** Goes on with more bytes. */
  static long add(long before, MemorySegment bytes, long from, int count) {
    long hash = before;
    int i = 0;
    for (; i + Long.BYTES <= count; i += Long.BYTES) {
      hash = mixed(hash ^ bytes.get(JAVA_LONG_UNALIGNED, from + i));
    }
    for (; i < count; i++) {
      hash = mixed(hash ^ bytes.get(JAVA_BYTE, from + i));
    }
    return hash;
  }

  private static long mixed(long value) {
    long product = value * PRIME;
    return product ^ (product >>> 32);
  }
}
