package greenroom.recorder.filter.detect;

/**
 * Keccak-256 with the padding that came before the standard: what Ethereum and Monero use.
 *
 * @see <a href="https://keccak.team/keccak_specs_summary.html">the specification's summary</a>
 */
final class Keccak {
  private static final int RATE = 136;
  private static final int ROUNDS = 24;

  private Keccak() {}

  static byte[] hash(byte[] message) {
    var state = new long[25];
    int blocks = message.length / RATE + 1;
    var padded = new byte[blocks * RATE];
    System.arraycopy(message, 0, padded, 0, message.length);
    padded[message.length] |= 1;
    padded[padded.length - 1] |= (byte) 0x80;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < RATE; i++) {
        state[i / 8] ^= (padded[block * RATE + i] & 0xffL) << (8 * (i % 8));
      }
      permute(state);
    }
    var hash = new byte[32];
    for (int i = 0; i < hash.length; i++) {
      hash[i] = (byte) (state[i / 8] >>> (8 * (i % 8)));
    }
    return hash;
  }

  private static void permute(long[] a) {
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      theta(a);
      rhoAndPi(a);
      chi(a);
      for (int j = 0; j < 7; j++) {
        // The round constants are the output of a shift register.
        if ((register & 1) == 1) {
          a[0] ^= 1L << ((1 << j) - 1);
        }
        register = (register << 1) ^ ((register >> 7) * 0x171);
      }
    }
  }

  private static void theta(long[] a) {
    var columns = new long[5];
    for (int i = 0; i < 25; i++) {
      columns[i % 5] ^= a[i];
    }
    for (int i = 0; i < 25; i++) {
      a[i] ^= columns[(i + 4) % 5] ^ Long.rotateLeft(columns[(i + 1) % 5], 1);
    }
  }

  private static void rhoAndPi(long[] a) {
    int x = 1;
    int y = 0;
    long lane = a[1];
    for (int t = 0; t < 24; t++) {
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      long moved = a[x + 5 * y];
      a[x + 5 * y] = Long.rotateLeft(lane, (t + 1) * (t + 2) / 2);
      lane = moved;
    }
  }

  private static void chi(long[] a) {
    var row = new long[5];
    for (int y = 0; y < 25; y += 5) {
      System.arraycopy(a, y, row, 0, 5);
      for (int x = 0; x < 5; x++) {
        a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
      }
    }
  }
}
