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

  static final int HOME = 0xff50;
  static final int LEFT = 0xff51;
  static final int RIGHT = 0xff53;
  static final int END = 0xff57;
  private static final int KEYPAD_HOME = 0xff95;
  private static final int KEYPAD_DELETE = 0xff9f;
  private static final int FIRST_DEAD = 0xfe50;

  /** The combining characters of the dead keys from grave to Greek iota, in the keysyms' order. */
  private static final String ACCENTS =
      "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328\u0345";

  private Keysyms() {}

  /** The combining character that a dead key puts on the next one, or −1. */
  static int accent(int keysym) {
    int index = keysym - FIRST_DEAD;
    return index >= 0 && index < ACCENTS.length() ? ACCENTS.charAt(index) : -1;
  }

  /** The editing keys of the keypad as those beside it. */
  static int plain(int keysym) {
    return switch (keysym) {
      case KEYPAD_HOME -> HOME;
      case 0xff96 -> LEFT;
      case 0xff98 -> RIGHT;
      case 0xff9c -> END;
      case 0xff9e -> INSERT;
      case KEYPAD_DELETE -> DELETE;
      case 0xff89 -> TAB;
      default -> keysym;
    };
  }

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
