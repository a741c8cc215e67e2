package greenroom.recorder.bench.filter;

/** One thing that a hand does in a field. */
sealed interface Stroke {
  int BACKSPACE = 0xff08;
  int TAB = 0xff09;
  int RETURN = 0xff0d;
  int HOME = 0xff50;
  int LEFT = 0xff51;
  int RIGHT = 0xff53;
  int END = 0xff57;
  int DELETE = 0xffff;
  int KEYPAD_0 = 0xffb0;
  int SHIFT = 0xffe1;
  int CONTROL = 0xffe3;

  /** How long it waits before. */
  int pauseMillis();

  /** A key, perhaps with Shift held; {@code code} is its scan code, or 0 if there is none. */
  record Press(int pauseMillis, int keysym, boolean shift, int code) implements Stroke {
    static Press character(int pauseMillis, char c) {
      return c == '\n'
          ? of(pauseMillis, RETURN)
          : new Press(pauseMillis, c, ScanCodes.needsShift(c), ScanCodes.of(c));
    }

    static Press of(int pauseMillis, int keysym) {
      return new Press(pauseMillis, keysym, false, ScanCodes.of(keysym));
    }

    /** A digit of the keypad. */
    static Press keypad(int pauseMillis, char digit) {
      return of(pauseMillis, KEYPAD_0 + digit - '0');
    }

    /** Nobody pressed a key: an input method did. */
    static Press committed(char c) {
      return new Press(1, c == '\n' ? RETURN : c, false, 0);
    }
  }

  /** Text comes in through the clipboard and Control+V puts it into the field. */
  record Paste(int pauseMillis, String text) implements Stroke {}

  /** Text appears without a key. */
  record Fill(int pauseMillis, String text) implements Stroke {}
}
