package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.filter.detect.Detectors;
import greenroom.recorder.filter.detect.Opening;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds from keys what stands in the fields, and looks for secrets in it after each key. A
 * secret at the caret is reported once it is complete for certain: when something else is typed,
 * when the caret goes elsewhere, or when it is about to be changed.
 *
 * <p>Two readings are kept, because keys alone do not tell which is right: one in which arrows move
 * within the field, and one in which they leave it (as in a spreadsheet).
 */
final class Typing {
  /** How far around what changed is looked; what stands further away was looked at before. */
  private static final int REACH = 200;

  private static final int ARMOUR_REACH = 8_192;

  /** Fields that one number can be split over. */
  private static final int MOST_PIECES = 9;

  private static final int LONGEST_GUESS = 20;
  private static final long JOINED_WITHIN = 60_000_000_000L;

  /** Whoever types a word stops for so long at most; a number takes reading it up. */
  private static final long WORD_PAUSE = 5_000_000_000L;

  private static final long NUMBER_PAUSE = 10_000_000_000L;
  private static final long LONGEST_HOLD = 60_000_000_000L;
  private static final int REMEMBERED = 512;

  private final Detectors detectors;
  private final Allowed allowed;
  private final Consumer<TypedSecret> found;
  private final Modifiers modifiers = new Modifiers();

  private EditedText field = new EditedText();

  /** The characters in the order they were typed, since the caret last went elsewhere. */
  private EditedText run = new EditedText();

  private boolean runDiffers;

  /** What was typed into the fields before this one. */
  private final ArrayDeque<EditedText> earlier = new ArrayDeque<>();

  /** Whether this field was told to be the last part of a secret. */
  private boolean reportedAcross;

  /** Whether the caret may stand anywhere in what was typed before. */
  private boolean adrift;

  /** What the desktop's clipboard holds, or null if that is not known. */
  private @Nullable String clipboard;

  private final List<TypedSecret> pending = new ArrayList<>();

  /** What was found over several fields, until it is certain that it does not go on. */
  private final List<TypedSecret> carried = new ArrayList<>();

  private final Set<String> reported = new HashSet<>();
  private final ArrayDeque<String> reportedInOrder = new ArrayDeque<>();

  private long openFrom = Filter.NEVER;
  private boolean strong;
  private boolean doubted;
  private String openText = "";
  private List<String> openParts = List.of();
  private long lastKey;
  private int accent = -1;

  /** How much the last key wrote: one character, or what was pasted. */
  private int inserted;

  private String label = "";

  /** Whether elements tell their texts, so that nothing need be guessed. */
  private boolean texts;

  Typing(Detectors detectors, Allowed allowed, Consumer<TypedSecret> found) {
    this.detectors = detectors;
    this.allowed = allowed;
    this.found = found;
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
    pending.clear();
    look(lastKey);
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
    }
  }

  void key(RecordedEvent.Key key) {
    modifiers.key(key);
    if (!key.down() || Keysyms.modifier(key.keysym())) {
      return;
    }
    long t = key.t();
    lastKey = t;
    int character = character(key.keysym());
    boolean command = modifiers.control() || modifiers.command();
    boolean typesAnyway = modifiers.control() && modifiers.command() && character > ' ';
    if (Keysyms.accent(key.keysym()) >= 0) {
      accent = Keysyms.accent(key.keysym());
    } else if (character >= 0 && (!command || (typesAnyway && !Character.isLetter(character)))) {
      if (character == '\n') {
        settleAll();
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
      settle();
    }
    field.insert(text, t);
    run.insert(text, t);
    inserted = text.length();
  }

  private void edit(int keysym, long t) {
    settle();
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
    settleAll();
    next(true);
    look(t);
  }

  private void next(boolean lost) {
    // What is a secret by itself, or was the last part of one, is no part of another.
    if (field.length() > 0
        && !field.isPassword()
        && !reportedAcross
        && detectors.find(field.text()).isEmpty()) {
      earlier.addLast(field);
      if (earlier.size() > MOST_PIECES) {
        earlier.removeFirst();
      }
    }
    reportedAcross = false;
    field = new EditedText();
    field.label(label);
    run = new EditedText();
    runDiffers = false;
    adrift = lost;
  }

  // ---- looking

  private void look(long t) {
    pending.clear();
    long before = openFrom;
    openFrom = Filter.NEVER;
    strong = false;
    openText = "";
    openParts = List.of();
    if (!field.isPassword()) {
      look(field, true);
      if (runDiffers) {
        look(run, false);
      }
      lookAcross();
    }
    for (var each : carried) {
      openFrom = Math.min(openFrom, each.from());
    }
    if (adrift && !texts) {
      guess();
    }
    if (openFrom != before) {
      doubted = doubted && openFrom <= before;
    }
    if (doubted && strong) {
      doubt(t);
    }
  }

  private void look(EditedText edited, boolean labelled) {
    int caret = edited.caret();
    int from = Math.max(0, caret - REACH - inserted);
    var opening = Opening.at(edited.text(), caret);
    if (opening != null) {
      open(edited, opening);
      from = Math.min(from, Math.max(opening.from(), caret - ARMOUR_REACH));
    }
    int to = Math.min(edited.length(), caret + REACH);
    var prefix = labelled && from == 0 && !label.isEmpty() ? label + Detectors.LABEL_END : "";
    var window = prefix + edited.text().subSequence(from, to);
    int shift = from - prefix.length();
    for (var each : detectors.find(window)) {
      if (each.to() > prefix.length()) {
        int begin = Math.max(from, each.from() + shift);
        var secret = secret(each.rule(), edited, begin, each.to() + shift);
        boolean touches =
            opening != null && begin < opening.to() && each.to() + shift >= opening.from();
        consider(secret, touches);
      }
    }
  }

  private void open(EditedText edited, Opening opening) {
    long from = edited.earliest(opening.from(), opening.to());
    openFrom = Math.min(openFrom, from);
    strong |= opening.strong();
    if (openText.length() < opening.to() - opening.from()) {
      openText = edited.text().subSequence(opening.from(), opening.to()).toString();
    }
  }

  private static TypedSecret secret(String rule, EditedText edited, int from, int to) {
    return new TypedSecret(
        rule,
        edited.text().subSequence(from, to).toString(),
        edited.earliest(from, to),
        edited.latest(from, to),
        edited.times(from, to),
        List.of());
  }

  private void consider(TypedSecret secret, boolean mayGoOn) {
    if (allowed.holds(secret.text())) {
      return;
    }
    if (mayGoOn) {
      pending.add(secret);
    } else {
      report(secret);
    }
  }

  /** One number over several fields, as the four boxes for a card are. */
  private void lookAcross() {
    var pieces = pieces();
    if (pieces.isEmpty() || (pieces.size() == 1 && field.length() > 0)) {
      return;
    }
    if (Joints.mail(pieces.getFirst())) {
      open(pieces.getFirst(), new Opening(0, pieces.getFirst().length(), false));
    }
    if (field.length() == 0) {
      var joined = joined(pieces, " ");
      var opening = Opening.at(joined.text(), joined.length());
      if (opening != null) {
        open(joined, opening);
        openParts = parts(pieces, " ", opening.from(), opening.to());
      }
      return;
    }
    for (var way : Joints.of(pieces)) {
      across(way.parts(), way.joint());
    }
  }

  private void across(List<EditedText> parts, String joint) {
    var joined = joined(parts, joint);
    int last = joined.length() - field.length();
    var opening = Opening.at(joined.text(), joined.length());
    if (opening != null && opening.from() < last) {
      open(joined, opening);
      openParts = parts(parts, joint, opening.from(), opening.to());
    }
    var prefix = label + Detectors.LABEL_END;
    for (var each : detectors.find(prefix + joined.text())) {
      int from = Math.max(0, each.from() - prefix.length());
      int to = each.to() - prefix.length();
      if (from < last && to > last) {
        carry(secret(each.rule(), joined, from, to).over(parts(parts, joint, from, to)));
      }
    }
  }

  /** What goes over several fields may go on in the next one: then only the whole of it counts. */
  private void carry(TypedSecret secret) {
    if (!allowed.holds(secret.text())) {
      carried.removeIf(part -> part.from() >= secret.from() && part.to() <= secret.to());
      carried.add(secret);
    }
  }

  private static EditedText joined(List<EditedText> parts, String joint) {
    var joined = new EditedText();
    parts.forEach(part -> joined.append(part, joint));
    return joined;
  }

  /** Which of these, joined, lie in {@code [from, to)}. */
  private static List<String> parts(List<EditedText> all, String joint, int from, int to) {
    var within = new ArrayList<String>();
    int at = 0;
    for (var part : all) {
      int end = at + part.length();
      if (at < to && end > from) {
        within.add(part.text().toString());
      }
      at = end + joint.length();
    }
    return within;
  }

  /** This field and those before it, as far back as they hold short codes. */
  private List<EditedText> pieces() {
    var pieces = new ArrayList<EditedText>();
    if (field.length() > 0 && !Joints.piece(field)) {
      return pieces;
    }
    if (field.length() > 0) {
      pieces.add(field);
    }
    for (Iterator<EditedText> all = earlier.descendingIterator(); all.hasNext(); ) {
      var piece = all.next();
      if (!Joints.piece(piece) || lastKey - piece.latest(0, piece.length()) > JOINED_WITHIN) {
        break;
      }
      pieces.addFirst(piece);
    }
    return pieces;
  }

  /**
   * The caret may stand anywhere in what was typed before, and something may be selected: if at any
   * place what is typed now completes a secret, it counts as one.
   */
  private void guess() {
    if (field.length() == 0 || field.length() > LONGEST_GUESS) {
      return;
    }
    int tried = 0;
    for (Iterator<EditedText> all = earlier.descendingIterator(); all.hasNext() && tried < 3; ) {
      var prior = all.next();
      tried++;
      int from = Math.max(0, prior.length() - 64);
      var text = prior.text().subSequence(from, prior.length()).toString();
      var rule = Guess.completes(detectors, allowed, text, field);
      if (rule != null) {
        var edit = secret(rule, field, 0, field.length());
        long since = Math.min(edit.from(), prior.earliest(from, prior.length()));
        report(new TypedSecret(rule, edit.text(), since, edit.to(), edit.times(), List.of()));
        return;
      }
    }
  }

  // ---- deciding

  /** What stands at the caret is final: it is left, or about to be changed. */
  void settle() {
    pending.forEach(this::report);
    pending.clear();
  }

  /** So is what was written over several fields. */
  private void settleAll() {
    settle();
    carried.forEach(this::report);
    carried.clear();
  }

  /** Nothing more can be waited for: what is half written counts as a secret. */
  void decide(long t) {
    settleAll();
    if (strong && openFrom != Filter.NEVER) {
      doubt(t);
    }
    openFrom = Filter.NEVER;
    doubted = true;
  }

  private void doubt(long t) {
    doubted = true;
    if (!allowed.holds(openText)) {
      found.accept(
          new TypedSecret(
              Detectors.UNFINISHED, openText, openFrom, t, new long[] {openFrom}, openParts));
    }
  }

  /** Since when all must wait, because of what may become a secret. */
  long holdFrom(long now) {
    if (openFrom == Filter.NEVER) {
      return Filter.NEVER;
    }
    if (strong && !doubted && now - openFrom >= LONGEST_HOLD) {
      settleAll();
      doubt(now);
    }
    boolean number = openText.chars().filter(Character::isDigit).count() >= 2;
    long patience = strong ? LONGEST_HOLD : number ? NUMBER_PAUSE : WORD_PAUSE;
    boolean over = now - lastKey >= patience || now - openFrom >= LONGEST_HOLD;
    if (over) {
      settleAll();
    }
    return over ? Filter.NEVER : openFrom;
  }

  /** Whether keys wrote this at about this time. */
  boolean wrote(String compact, long since) {
    var complete = new ArrayList<>(pending);
    complete.addAll(carried);
    for (var secret : complete) {
      if (secret.to() >= since && Compact.of(secret.text()).contains(compact)) {
        return true;
      }
    }
    return false;
  }

  private void report(TypedSecret secret) {
    if (!secret.parts().isEmpty()) {
      earlier.clear();
      reportedAcross = true;
    }
    var name = secret.from() + ":" + secret.to() + ":" + secret.text();
    if (reported.add(name)) {
      reportedInOrder.addLast(name);
      if (reportedInOrder.size() > REMEMBERED) {
        reported.remove(reportedInOrder.removeFirst());
      }
      found.accept(secret);
    }
  }

  @Override
  public String toString() {
    return "Typing[hidden]";
  }
}
