package greenroom.recorder.bench.filter;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Addresses and keys of crypto currencies, with their checksums. */
final class CryptoAddresses {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int BECH32_CONSTANT = 1;
  private static final int BECH32M_CONSTANT = 0x2bc830a3;

  private CryptoAddresses() {}

  static Value any(Dice dice, String label) {
    return switch (dice.below(9)) {
      case 0 -> value("btc-p2pkh", label, base58Check(0x00, dice.bytes(20), 0));
      case 1 -> value("btc-p2sh", label, base58Check(0x05, dice.bytes(20), 0));
      case 2 -> value("btc-segwit", label, segwit("bc", 0, dice.bytes(20), BECH32_CONSTANT));
      case 3 -> value("btc-taproot", label, segwit("bc", 1, dice.bytes(32), BECH32M_CONSTANT));
      case 4 -> value("btc-wif", label, wif(dice));
      case 5 -> value("ltc-segwit", label, segwit("ltc", 0, dice.bytes(20), BECH32_CONSTANT));
      case 6 -> value("doge", label, base58Check(0x1e, dice.bytes(20), 0));
      case 7 -> value("tron", label, base58Check(0x41, dice.bytes(20), 0));
      default -> value("eth", label, ethereum(dice.bytes(20)));
    };
  }

  /** With a wrong checksum. */
  static Value nearly(Dice dice, String label) {
    var text =
        switch (dice.below(3)) {
          case 0 -> base58Check(0x00, dice.bytes(20), 1);
          case 1 -> segwit("bc", 0, dice.bytes(20), BECH32_CONSTANT ^ 5);
          default -> swapCase(ethereum(dice.bytes(20)));
        };
    return value("bad-checksum", label, text);
  }

  private static Value value(String form, String label, String text) {
    return Value.of(Kind.CRYPTO, form, label, text);
  }

  /** A private key for a compressed public key. */
  private static String wif(Dice dice) {
    byte[] key = Arrays.copyOf(dice.bytes(32), 33);
    key[32] = 1;
    return base58Check(0x80, key, 0);
  }

  /** Version, payload and four bytes of a double SHA-256, in base 58. */
  static String base58Check(int version, byte[] payload, int wrong) {
    byte[] bytes = new byte[1 + payload.length + 4];
    bytes[0] = (byte) version;
    System.arraycopy(payload, 0, bytes, 1, payload.length);
    byte[] hash = sha256(sha256(Arrays.copyOf(bytes, 1 + payload.length)));
    System.arraycopy(hash, 0, bytes, 1 + payload.length, 4);
    bytes[bytes.length - 1] ^= (byte) wrong;
    var text = new StringBuilder();
    var rest = new BigInteger(1, bytes);
    var base = BigInteger.valueOf(58);
    while (rest.signum() > 0) {
      var next = rest.divideAndRemainder(base);
      text.insert(0, BASE58.charAt(next[1].intValue()));
      rest = next[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.insert(0, '1');
    }
    return text.toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** BIP 173 for witness version 0, BIP 350 from 1 on. */
  static String segwit(String network, int version, byte[] program, int constant) {
    int[] data = new int[1 + (program.length * 8 + 4) / 5];
    data[0] = version;
    int bits = 0;
    int held = 0;
    int at = 1;
    for (byte b : program) {
      held = (held << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        data[at++] = (held >> bits) & 31;
      }
    }
    if (bits > 0) {
      data[at] = (held << (5 - bits)) & 31;
    }
    int checksum = checksum(network, data) ^ constant;
    var text = new StringBuilder(network).append('1');
    for (int value : data) {
      text.append(BECH32.charAt(value));
    }
    for (int i = 0; i < 6; i++) {
      text.append(BECH32.charAt((checksum >> (5 * (5 - i))) & 31));
    }
    return text.toString();
  }

  private static int checksum(String network, int[] data) {
    int state = 1;
    for (int i = 0; i < network.length(); i++) {
      state = step(state) ^ (network.charAt(i) >> 5);
    }
    state = step(state);
    for (int i = 0; i < network.length(); i++) {
      state = step(state) ^ (network.charAt(i) & 31);
    }
    for (int value : data) {
      state = step(state) ^ value;
    }
    for (int i = 0; i < 6; i++) {
      state = step(state);
    }
    return state;
  }

  private static int step(int state) {
    int[] generator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    int top = state >> 25;
    int next = (state & 0x1ffffff) << 5;
    for (int i = 0; i < 5; i++) {
      next ^= ((top >> i) & 1) != 0 ? generator[i] : 0;
    }
    return next;
  }

  /** EIP-55: a letter is a capital where the address's hash has 8 or more. */
  static String ethereum(byte[] address) {
    var hex = HexFormat.of().formatHex(address);
    var hash = HexFormat.of().formatHex(Keccak.hash256(hex.getBytes(StandardCharsets.US_ASCII)));
    var text = new StringBuilder("0x");
    for (int i = 0; i < hex.length(); i++) {
      var c = hex.substring(i, i + 1);
      text.append(Character.digit(hash.charAt(i), 16) >= 8 ? c.toUpperCase(Locale.ROOT) : c);
    }
    return text.toString();
  }

  private static String swapCase(String address) {
    var text = new StringBuilder("0x");
    for (char c : address.substring(2).toCharArray()) {
      text.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return text.toString();
  }
}
