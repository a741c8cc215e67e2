package greenroom.recorder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What X11's key symbols mean: which character they type, or what the key is called.
 *
 * @see <a href="https://www.x.org/releases/X11R7.7/doc/xproto/x11protocol.html#keysym_encoding">X11
 *     protocol, appendix A</a>
 */
public final class Keysym {
  public static final int BACKSPACE = 0xff08;
  private static final int UNICODE = 0x0100_0000;
  private static final Map<Integer, Integer> CHARACTERS = characters();

  private Keysym() {}

  /** The code point that the key types, if it types one. */
  public static OptionalInt character(int keysym) {
    boolean latin1 = (keysym >= 0x20 && keysym <= 0x7e) || (keysym >= 0xa0 && keysym <= 0xff);
    if (latin1) {
      return OptionalInt.of(keysym);
    }
    if ((keysym & 0xff00_0000) == UNICODE && Character.isValidCodePoint(keysym - UNICODE)) {
      return OptionalInt.of(keysym - UNICODE);
    }
    if ((keysym >= 0xffaa && keysym <= 0xffb9) || keysym == 0xffbd) {
      return OptionalInt.of(keysym & 0x7f); // the keypad: the character is in the low bits
    }
    Integer listed = CHARACTERS.get(keysym);
    return listed == null ? OptionalInt.empty() : OptionalInt.of(listed);
  }

  /** Whether the key only changes what others mean: Shift, Control, Alt, Super, AltGr, locks. */
  public static boolean modifier(int keysym) {
    return (keysym >= 0xffe1 && keysym <= 0xffee)
        || (keysym >= 0xfe01 && keysym <= 0xfe13)
        || keysym == 0xff7e
        || keysym == 0xff7f;
  }

  /** Whether a key held together with this one is a command and types nothing. */
  public static boolean command(int keysym) {
    return keysym == 0xffe3 || keysym == 0xffe4 || (keysym >= 0xffe7 && keysym <= 0xffee);
  }

  public static boolean shift(int keysym) {
    return keysym == 0xffe1 || keysym == 0xffe2;
  }

  /**
   * The key's name as PyAutoGUI spells it ({@code enter}, {@code ctrl}, {@code f5}, {@code a}); for
   * one that it has no name for, the keysym in hexadecimal ({@code 0xfe52}).
   */
  public static String name(int keysym) {
    if (keysym >= 0xffbe && keysym <= 0xffd5) {
      return "f" + (keysym - 0xffbe + 1);
    }
    String special = special(keysym);
    if (special != null) {
      return special;
    }
    OptionalInt character = character(keysym);
    return character.isPresent()
        ? Character.toString(Character.toLowerCase(character.getAsInt()))
        : "0x" + Integer.toHexString(keysym);
  }

  private static @Nullable String special(int keysym) {
    return switch (keysym) {
      case 0x20 -> "space";
      case BACKSPACE -> "backspace";
      case 0xff09, 0xfe20, 0xff89 -> "tab";
      case 0xff0d, 0xff8d -> "enter";
      case 0xff13 -> "pause";
      case 0xff14 -> "scrolllock";
      case 0xff1b -> "esc";
      case 0xff50, 0xff95 -> "home";
      case 0xff51, 0xff96 -> "left";
      case 0xff52, 0xff97 -> "up";
      case 0xff53, 0xff98 -> "right";
      case 0xff54, 0xff99 -> "down";
      case 0xff55, 0xff9a -> "pageup";
      case 0xff56, 0xff9b -> "pagedown";
      case 0xff57, 0xff9c -> "end";
      case 0xff61 -> "printscreen";
      case 0xff63, 0xff9e -> "insert";
      case 0xff67 -> "apps";
      case 0xff7f -> "numlock";
      case 0xffe1, 0xffe2 -> "shift";
      case 0xffe3, 0xffe4 -> "ctrl";
      case 0xffe5 -> "capslock";
      case 0xffe9, 0xffea, 0xffe7, 0xffe8 -> "alt";
      case 0xffeb, 0xffec -> "win";
      case 0xfe03, 0xff7e -> "altgr";
      case 0xff9f, 0xffff -> "delete";
      default -> null;
    };
  }

  private static Map<Integer, Integer> characters() {
    Map<Integer, Integer> characters = new HashMap<>();
    InputStream table = Objects.requireNonNull(Keysym.class.getResourceAsStream("keysyms.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(
              pair -> characters.put(Integer.parseInt(pair[0], 16), Integer.parseInt(pair[1], 16)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(characters);
  }
}
