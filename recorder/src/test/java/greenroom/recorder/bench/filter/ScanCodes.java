package greenroom.recorder.bench.filter;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** XT scan codes of a US keyboard, which browsers send beside the keysym. */
final class ScanCodes {
  private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";
  private static final String PLAIN = "`1234567890-=[]\\;',./";
  private static final int[] KEYPAD = {0x52, 0x4f, 0x50, 0x51, 0x4b, 0x4c, 0x4d, 0x47, 0x48, 0x49};
  private static final Map<Character, Integer> CODES = codes();

  private ScanCodes() {}

  /** The key's code, or 0 if a US keyboard has none for it. */
  static int of(int keysym) {
    return switch (keysym) {
      case Stroke.BACKSPACE -> 0x0e;
      case Stroke.TAB -> 0x0f;
      case Stroke.RETURN -> 0x1c;
      case Stroke.SHIFT -> 0x2a;
      case Stroke.CONTROL -> 0x1d;
      case Stroke.HOME -> 0xc7;
      case Stroke.LEFT -> 0xcb;
      case Stroke.RIGHT -> 0xcd;
      case Stroke.END -> 0xcf;
      case Stroke.DELETE -> 0xd3;
      default ->
          keysym >= Stroke.KEYPAD_0 && keysym <= Stroke.KEYPAD_0 + 9
              ? KEYPAD[keysym - Stroke.KEYPAD_0]
              : CODES.getOrDefault(plain((char) keysym), 0);
    };
  }

  /** What the key types without Shift. */
  static OptionalInt character(int code) {
    for (int digit = 0; digit < KEYPAD.length; digit++) {
      if (KEYPAD[digit] == code) {
        return OptionalInt.of('0' + digit);
      }
    }
    return CODES.entrySet().stream()
        .filter(entry -> entry.getValue() == code)
        .mapToInt(entry -> entry.getKey())
        .findFirst();
  }

  static boolean needsShift(char c) {
    return Character.isUpperCase(c) || SHIFTED.indexOf(c) >= 0;
  }

  private static char plain(char c) {
    int shifted = SHIFTED.indexOf(c);
    return shifted >= 0 ? PLAIN.charAt(shifted) : Character.toLowerCase(c);
  }

  private static Map<Character, Integer> codes() {
    Map<Character, Integer> codes = new HashMap<>();
    row(codes, "1234567890-=", 0x02);
    row(codes, "qwertyuiop[]", 0x10);
    row(codes, "asdfghjkl;'`", 0x1e);
    row(codes, "\\zxcvbnm,./", 0x2b);
    codes.put(' ', 0x39);
    return Map.copyOf(codes);
  }

  private static void row(Map<Character, Integer> codes, String keys, int first) {
    for (int i = 0; i < keys.length(); i++) {
      codes.put(keys.charAt(i), first + i);
    }
  }
}
