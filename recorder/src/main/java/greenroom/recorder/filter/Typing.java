package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds from keys what stands in the fields, and has it searched after each key.
 *
 * <p>Two readings are kept, because keys alone do not tell which is right: one in which arrows move
 * within the field, and one in which they leave it (as in a spreadsheet).
 */
final class Typing {
  private final FieldSearch search;
  private final Modifiers modifiers = new Modifiers();

  private EditedText field = new EditedText();

  /** The characters in the order they were typed, since the caret last went elsewhere. */
  private EditedText run = new EditedText();

  private boolean runDiffers;

  /** Whether the caret may stand anywhere in what was typed before. */
  private boolean adrift;

  /** What the desktop's clipboard holds, or null if that is not known. */
  private @Nullable String clipboard;

  private long lastKey;

  /** When something was pasted last, which may be anything: programs copy as well. */
  private long lastPaste = Long.MIN_VALUE;

  private int accent = -1;

  /** How much the last key wrote: one character, or what was pasted. */
  private int inserted;

  private String label = "";

  /** Whether elements tell their texts, so that nothing need be guessed. */
  private boolean texts;

  Typing(PersonalData data, Consumer<TypedSecret> found) {
    search = new FieldSearch(data, found);
  }

  /** From now on elements tell what stands in them. */
  void textsAreTold() {
    texts = true;
  }

  /** The field that has the focus is called this; a label says what a number is. */
  void label(String name, long t) {
    if (!label.equals(name) && field.length() > 0 && field.endsLine()) {
      next(false); // the line was ended in another field
    }
    field.label(name);
    if (!label.equals(name)) {
      label = name;
      look(t);
    }
  }

  /** The field that has the focus takes a password: another filter sees to that. */
  void password() {
    field.password();
    label = "";
    look(lastKey);
  }

  /** Another page is shown since then. */
  void turned(long t) {
    search.turned(t);
  }

  void clipboard(String text) {
    clipboard = text;
  }

  void released() {
    modifiers.released();
  }

  /** A button was pressed: the caret may be anywhere now. */
  void pressed(int button, long t) {
    if (button > 3) {
      return; // a wheel
    }
    lose(t);
    if (button == 2) {
      adrift = true;
      lastPaste = t;
    }
  }

  void key(RecordedEvent.Key key) {
    modifiers.key(key);
    if (!key.down() || Keysyms.modifier(key.keysym())) {
      return;
    }
    long t = key.t();
    lastKey = t;
    search.typed(t);
    int character = character(key.keysym());
    boolean command = modifiers.control() || modifiers.command();
    boolean typesAnyway = modifiers.control() && modifiers.command() && character > ' ';
    if (Keysyms.accent(key.keysym()) >= 0) {
      accent = Keysyms.accent(key.keysym());
    } else if (character >= 0 && (!command || (typesAnyway && !Character.isLetter(character)))) {
      if (character == '\n') {
        search.endLine(field);
      }
      type(Character.toString(accented(character)), t);
    } else {
      edit(key.keysym(), t);
    }
    look(t);
  }

  private int character(int keysym) {
    return keysym == Keysyms.RETURN || keysym == Keysyms.KEYPAD_ENTER
        ? '\n'
        : Keysyms.character(keysym);
  }

  private int accented(int character) {
    if (accent < 0) {
      return character;
    }
    var composed =
        java.text.Normalizer.normalize(
            Character.toString(character) + Character.toString(accent),
            java.text.Normalizer.Form.NFC);
    accent = -1;
    return composed.codePointAt(0);
  }

  private void type(String text, long t) {
    if (field.selected()) {
      search.settle();
    }
    field.insert(text, t);
    run.insert(text, t);
    inserted = text.length();
  }

  private void edit(int keysym, long t) {
    search.settle();
    boolean control = modifiers.control();
    boolean shift = modifiers.shift();
    if (modifiers.command()) {
      lose(t);
      return;
    }
    switch (Keysyms.plain(keysym)) {
      case Keysyms.BACKSPACE -> {
        run.eraseBefore(control);
        field.eraseBefore(control);
      }
      case Keysyms.DELETE -> {
        boolean sameEffect = field.selected() == run.selected();
        runDiffers |= !sameEffect;
        field.eraseAfter(control);
      }
      case Keysyms.LEFT -> moved(field.left(control, shift), t);
      case Keysyms.RIGHT -> moved(field.right(control, shift), t);
      case Keysyms.HOME -> {
        field.home(control, shift);
        moved(true, t);
      }
      case Keysyms.END -> {
        field.end(control, shift);
        moved(true, t);
      }
      case Keysyms.TAB, Keysyms.BACK_TAB -> next(false);
      case Keysyms.INSERT -> {
        if (shift) {
          paste(t);
        }
      }
      case 'a', 'A' -> {
        field.selectAll();
        run.selectAll();
      }
      case 'c', 'C' -> clipboard = field.selected() ? field.selection() : null;
      case 'x', 'X' -> {
        clipboard = field.selected() ? field.selection() : null;
        field.eraseAfter(false);
        runDiffers = true;
      }
      case 'v', 'V' -> paste(t);
      default -> lose(t);
    }
  }

  private void paste(long t) {
    lastPaste = t;
    if (clipboard == null) {
      lose(t);
    } else {
      type(clipboard, t);
    }
  }

  /** The caret moved within the field, or, in the other reading, out of it. */
  private void moved(boolean known, long t) {
    run = new EditedText();
    runDiffers = true;
    if (!known) {
      lose(t);
    }
  }

  /** Nobody knows where the caret is now. */
  private void lose(long t) {
    search.settleAll(field);
    next(true);
    look(t);
  }

  private void next(boolean lost) {
    search.leave(field);
    field = new EditedText();
    field.label(label);
    run = new EditedText();
    runDiffers = false;
    adrift = lost;
  }

  private void look(long t) {
    var readings = runDiffers ? List.of(field, run) : List.of(field);
    search.look(readings, adrift && !texts, inserted, t);
  }

  /** Nothing more can be waited for: what is half written counts as a secret. */
  void decide(long t) {
    search.decide(field, t);
  }

  /** Since when all must wait, because of what may become a secret. */
  long holdFrom(long now) {
    return search.holdFrom(field, now);
  }

  /** When something was pasted last. */
  long lastPaste() {
    return lastPaste;
  }

  /** Whether keys wrote this at about this time. */
  boolean wrote(String compact, long since) {
    return search.wrote(compact, since);
  }

  @Override
  public String toString() {
    return "Typing[hidden]";
  }
}
