package greenroom.recorder.bench.filter;

/**
 * Keccak-256 as Ethereum uses it: the submission's padding, not that of SHA-3.
 *
 * @see <a href="https://keccak.team/keccak_specs_summary.html">the permutation's description</a>
 */
final class Keccak {
  private static final int RATE = 136;
  private static final int ROUNDS = 24;

  private Keccak() {}

  static byte[] hash256(byte[] message) {
    long[] state = new long[25];
    int blocks = message.length / RATE + 1;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < RATE; i++) {
        int at = block * RATE + i;
        int value = at < message.length ? message[at] & 0xff : at == message.length ? 1 : 0;
        value ^= block == blocks - 1 && i == RATE - 1 ? 0x80 : 0;
        state[i / 8] ^= (long) value << (8 * (i % 8));
      }
      permute(state);
    }
    byte[] hash = new byte[32];
    for (int i = 0; i < hash.length; i++) {
      hash[i] = (byte) (state[i / 8] >>> (8 * (i % 8)));
    }
    return hash;
  }

  private static void permute(long[] state) {
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      theta(state);
      rhoAndPi(state);
      chi(state);
      for (int j = 0; j < 7; j++) {
        register = ((register << 1) ^ ((register >> 7) * 0x71)) & 0xff;
        if ((register & 2) != 0) {
          state[0] ^= 1L << ((1 << j) - 1);
        }
      }
    }
  }

  private static void theta(long[] state) {
    long[] column = new long[5];
    for (int i = 0; i < 25; i++) {
      column[i % 5] ^= state[i];
    }
    for (int i = 0; i < 25; i++) {
      state[i] ^= column[(i + 4) % 5] ^ Long.rotateLeft(column[(i + 1) % 5], 1);
    }
  }

  private static void rhoAndPi(long[] state) {
    int x = 1;
    int y = 0;
    long current = state[1];
    for (int t = 0; t < 24; t++) {
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      long moved = state[x + 5 * y];
      state[x + 5 * y] = Long.rotateLeft(current, (t + 1) * (t + 2) / 2 % 64);
      current = moved;
    }
  }

  private static void chi(long[] state) {
    for (int row = 0; row < 25; row += 5) {
      long[] old = {state[row], state[row + 1], state[row + 2], state[row + 3], state[row + 4]};
      for (int i = 0; i < 5; i++) {
        state[row + i] = old[i] ^ (~old[(i + 1) % 5] & old[(i + 2) % 5]);
      }
    }
  }
}
