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
  int SHIFT = 0xffe1;
  int CONTROL = 0xffe3;

  /** How long it waits before. */
  int pauseMillis();

  /** A key, perhaps with Shift held. */
  record Press(int pauseMillis, int keysym, boolean shift) implements Stroke {
    static Press character(int pauseMillis, char c) {
      return c == '\n'
          ? new Press(pauseMillis, RETURN, false)
          : new Press(pauseMillis, c, ScanCodes.needsShift(c));
    }

    static Press of(int pauseMillis, int keysym) {
      return new Press(pauseMillis, keysym, false);
    }
  }

  /** Text comes in through the clipboard and Control+V puts it into the field. */
  record Paste(int pauseMillis, String text) implements Stroke {}

  /** Text appears without a key. */
  record Fill(int pauseMillis, String text) implements Stroke {}
}
