package greenroom.recorder.filter.detect;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * Addresses and keys of crypto currencies, with their checksums: base58check, bech32 and bech32m
 * (BIP 173, BIP 350), and hexadecimal with mixed capitals (EIP-55).
 */
final class CryptoAddress implements Detector {
  static final String RULE = "crypto-address";
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BECH32M = 0x2bc830a3;
  private static final int SHORTEST = 25;
  private static final int LONGEST = 128;

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    int at = 0;
    while (at < text.length()) {
      if (!Glyphs.word(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && Glyphs.word(text.charAt(end))) {
        end++;
      }
      if (end - at >= SHORTEST && end - at <= LONGEST) {
        if (is(text.subSequence(at, end).toString())) {
          found.accept(new Found(RULE, at, end));
        }
      }
      at = end;
    }
  }

  private static boolean is(String word) {
    return ethereum(word) || base58check(word) || bech32(word);
  }

  private static boolean ethereum(String word) {
    if (word.length() != 42 || !word.startsWith("0x")) {
      return false;
    }
    var hex = word.substring(2);
    if (!hex.chars().allMatch(c -> Glyphs.hex((char) c))) {
      return false;
    }
    var small = hex.toLowerCase(Locale.ROOT);
    if (hex.equals(small) || hex.equals(hex.toUpperCase(Locale.ROOT))) {
      return true; // without a checksum
    }
    var hash = keccak(small.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 40; i++) {
      int nibble = i % 2 == 0 ? (hash[i / 2] >> 4) & 15 : hash[i / 2] & 15;
      char c = hex.charAt(i);
      if (Glyphs.letter(c) && Character.isUpperCase(c) != (nibble >= 8)) {
        return false;
      }
    }
    return true;
  }

  private static boolean base58check(String word) {
    return checked(decode(word, BASE58))
        || (word.startsWith("r") && checked(decode(word, RIPPLE)))
        || monero(word);
  }

  /** Version and payload, and the first four bytes of their double SHA-256. */
  private static boolean checked(byte[] bytes) {
    if (bytes.length < 21 || bytes.length > 90) {
      return false;
    }
    int body = bytes.length - 4;
    var hash = sha256(sha256(Arrays.copyOf(bytes, body)));
    return Arrays.equals(bytes, body, bytes.length, hash, 0, 4);
  }

  private static byte[] decode(String word, String alphabet) {
    var number = BigInteger.ZERO;
    int zeros = 0;
    for (int i = 0; i < word.length(); i++) {
      int value = alphabet.indexOf(word.charAt(i));
      if (value < 0) {
        return new byte[0];
      }
      zeros += value == 0 && zeros == i ? 1 : 0;
      number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(value));
    }
    var magnitude = number.toByteArray();
    int skip = magnitude[0] == 0 ? 1 : 0;
    var bytes = new byte[zeros + magnitude.length - skip];
    System.arraycopy(magnitude, skip, bytes, zeros, magnitude.length - skip);
    return bytes;
  }

  /** Monero's base58 goes block by block: 8 bytes are 11 characters. */
  private static boolean monero(String word) {
    boolean begins = word.startsWith("4") || word.startsWith("8");
    if (!begins || (word.length() != 95 && word.length() != 106)) {
      return false;
    }
    int length = word.length() == 95 ? 69 : 77;
    var bytes = new byte[length];
    for (int block = 0; 11 * block < word.length(); block++) {
      var part = word.substring(11 * block, Math.min(word.length(), 11 * block + 11));
      int size = Math.min(8, length - 8 * block);
      var number = BigInteger.ZERO;
      for (int i = 0; i < part.length(); i++) {
        int value = BASE58.indexOf(part.charAt(i));
        if (value < 0) {
          return false;
        }
        number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(value));
      }
      if (number.bitLength() > 8 * size) {
        return false;
      }
      for (int i = 0; i < size; i++) {
        bytes[8 * block + size - 1 - i] = number.shiftRight(8 * i).byteValue();
      }
    }
    var hash = keccak(Arrays.copyOf(bytes, length - 4));
    return Arrays.equals(bytes, length - 4, length, hash, 0, 4);
  }

  /** With the padding that came before the standard: what Ethereum and Monero use. */
  private static byte[] keccak(byte[] message) {
    var digest = new KeccakDigest(256);
    digest.update(message, 0, message.length);
    var hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }

  private static boolean bech32(String word) {
    var small = word.toLowerCase(Locale.ROOT);
    if (!word.equals(small) && !word.equals(word.toUpperCase(Locale.ROOT))) {
      return false;
    }
    int separator = small.lastIndexOf('1');
    if (separator < 1 || small.length() - separator < 8) {
      return false;
    }
    int check = 1;
    for (int i = 0; i < separator; i++) {
      check = step(check, small.charAt(i) >> 5);
    }
    check = step(check, 0);
    for (int i = 0; i < separator; i++) {
      check = step(check, small.charAt(i) & 31);
    }
    for (int i = separator + 1; i < small.length(); i++) {
      int value = BECH32.indexOf(small.charAt(i));
      if (value < 0) {
        return false;
      }
      check = step(check, value);
    }
    return check == 1 || check == BECH32M;
  }

  private static int step(int check, int value) {
    int top = check >>> 25;
    int next = ((check & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < 5; i++) {
      next ^= ((top >> i) & 1) == 1 ? GENERATOR[i] : 0;
    }
    return next;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("Every JDK has SHA-256", missing);
    }
  }
}
