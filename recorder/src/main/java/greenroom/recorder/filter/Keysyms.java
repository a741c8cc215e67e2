package greenroom.recorder.filter;

import greenroom.recorder.Keysym;

/** What X's keysyms mean for typed text (X11 {@code keysymdef.h}). */
final class Keysyms {
  static final int BACKSPACE = 0xff08;
  static final int TAB = 0xff09;
  static final int BACK_TAB = 0xfe20;
  static final int RETURN = 0xff0d;
  static final int ESCAPE = 0xff1b;
  static final int KEYPAD_ENTER = 0xff8d;
  static final int DELETE = 0xffff;
  static final int INSERT = 0xff63;

  private Keysyms() {}

  /** Keys that end typing in a field and are no text themselves. */
  static boolean leavesField(int keysym) {
    return switch (keysym) {
      case TAB, BACK_TAB, RETURN, KEYPAD_ENTER, ESCAPE -> true;
      default -> false;
    };
  }

  /** Keys that move the focus the moment they are pressed. */
  static boolean tab(int keysym) {
    return keysym == TAB || keysym == BACK_TAB;
  }

  static boolean shift(int keysym) {
    return keysym == 0xffe1 || keysym == 0xffe2;
  }

  static boolean control(int keysym) {
    return keysym == 0xffe3 || keysym == 0xffe4;
  }

  /** Alt, Meta, Super and Hyper: with them a key is a command. */
  static boolean command(int keysym) {
    return keysym >= 0xffe7 && keysym <= 0xffee;
  }

  /** Any key that only changes the meaning of others. */
  static boolean modifier(int keysym) {
    return Keysym.modifier(keysym);
  }

  /** The character that a keysym types, or −1. */
  static int character(int keysym) {
    return Keysym.character(keysym).orElse(-1);
  }
}
