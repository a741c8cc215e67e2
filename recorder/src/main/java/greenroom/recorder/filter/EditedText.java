package greenroom.recorder.filter;

import greenroom.recorder.filter.detect.Detectors;
import java.util.Arrays;
import java.util.List;

/**
 * The text of one field as far as keys tell, with a caret and a selection, each character with the
 * time of the key that made it.
 */
final class EditedText {
  /** More than any secret; what was typed before is forgotten. */
  private static final int MOST = 16_384;

  private final StringBuilder text = new StringBuilder();
  private long[] times = new long[64];
  private int caret;

  /** The selection's other end; where the caret is when nothing is selected. */
  private int anchor;

  /** Characters deleted that stood before, or after, what is known. */
  private int missedBefore;

  private int missedAfter;

  private String label = "";
  private boolean password;

  CharSequence text() {
    return text;
  }

  /** What the field is called. */
  String label() {
    return label;
  }

  void label(String name) {
    label = name;
  }

  /** The text behind the field's label. */
  CharSequence labelled() {
    return label.isEmpty() ? text : label + Detectors.LABEL_END + text;
  }

  int length() {
    return text.length();
  }

  void password() {
    password = true;
  }

  boolean isPassword() {
    return password;
  }

  boolean endsLine() {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
  }

  /** What stands behind the last line break; all of it if there is none. */
  EditedText lastLine() {
    int from = text.lastIndexOf("\n") + 1;
    if (from == 0) {
      return this;
    }
    var line = new EditedText();
    line.label = label;
    line.password = password;
    for (int i = from; i < text.length(); i++) {
      line.insert(text.subSequence(i, i + 1), times[i]);
    }
    return line;
  }

  int caret() {
    return caret;
  }

  int missedBefore() {
    return missedBefore;
  }

  int missedAfter() {
    return missedAfter;
  }

  boolean selected() {
    return anchor != caret;
  }

  String selection() {
    return text.substring(Math.min(anchor, caret), Math.max(anchor, caret));
  }

  /** When the first of these characters was typed. */
  long earliest(int from, int to) {
    long earliest = Long.MAX_VALUE;
    for (int i = from; i < to; i++) {
      earliest = Math.min(earliest, times[i]);
    }
    return earliest;
  }

  /** When the last of these characters was typed. */
  long latest(int from, int to) {
    long latest = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      latest = Math.max(latest, times[i]);
    }
    return latest;
  }

  /** A part of it that must not be stored. */
  TypedSecret secret(String rule, int from, int to) {
    return new TypedSecret(
        rule,
        text.substring(from, to),
        earliest(from, to),
        latest(from, to),
        Arrays.copyOfRange(times, from, to),
        List.of());
  }

  /** Several, one behind the other; under their label, if they have the same. */
  static EditedText joined(List<EditedText> parts, String joint) {
    var joined = new EditedText();
    parts.forEach(part -> joined.append(part, joint));
    var label = parts.getLast().label;
    joined.label = parts.stream().allMatch(part -> part.label.equals(label)) ? label : "";
    return joined;
  }

  private void append(EditedText other, String joint) {
    end(true, false);
    if (text.length() > 0) {
      insert(joint, other.earliest(0, other.length()));
    }
    for (int i = 0; i < other.length(); i++) {
      insert(other.text.subSequence(i, i + 1), other.times[i]);
    }
  }

  void insert(CharSequence typed, long t) {
    eraseSelection();
    int length = typed.length();
    if (text.length() + length > times.length) {
      times = Arrays.copyOf(times, Math.max(2 * times.length, text.length() + length));
    }
    System.arraycopy(times, caret, times, caret + length, text.length() - caret);
    Arrays.fill(times, caret, caret + length, t);
    text.insert(caret, typed);
    caret += length;
    anchor = caret;
    if (text.length() > MOST) {
      erase(0, text.length() - MOST);
    }
  }

  /** Backspace; with Control a whole word. */
  void eraseBefore(boolean word) {
    if (selected()) {
      eraseSelection();
    } else if (caret == 0) {
      missedBefore++;
    } else {
      erase(word ? wordBefore() : Character.offsetByCodePoints(text, caret, -1), caret);
    }
  }

  /** Delete; with Control a whole word. */
  void eraseAfter(boolean word) {
    if (selected()) {
      eraseSelection();
    } else if (caret == text.length()) {
      missedAfter++;
    } else {
      erase(caret, word ? wordAfter() : Character.offsetByCodePoints(text, caret, 1));
    }
  }

  /** Where what stands at a place begins, back to white space, as far as {@code most} goes. */
  int beginOfWord(int at, int most) {
    int begin = at;
    while (begin > 0 && at - begin < most && text.charAt(begin - 1) > ' ') {
      begin--;
    }
    return begin;
  }

  /** Where what stands at a place ends, on to white space, as far as {@code most} goes. */
  int endOfWord(int at, int most) {
    int end = at;
    while (end < text.length() && end - at < most && text.charAt(end) > ' ') {
      end++;
    }
    return end;
  }

  void selectAll() {
    anchor = 0;
    caret = text.length();
  }

  /** Answers false if the caret would leave what is known. */
  boolean left(boolean word, boolean extend) {
    if (selected() && !extend) {
      put(Math.min(anchor, caret), false);
      return true;
    }
    if (caret == 0) {
      return false;
    }
    put(word ? wordBefore() : Character.offsetByCodePoints(text, caret, -1), extend);
    return true;
  }

  /** Answers false if the caret would leave what is known. */
  boolean right(boolean word, boolean extend) {
    if (selected() && !extend) {
      put(Math.max(anchor, caret), false);
      return true;
    }
    if (caret == text.length()) {
      return false;
    }
    put(word ? wordAfter() : Character.offsetByCodePoints(text, caret, 1), extend);
    return true;
  }

  void home(boolean everything, boolean extend) {
    int at = everything ? 0 : text.lastIndexOf("\n", Math.max(0, caret - 1)) + 1;
    put(Math.min(at, caret), extend);
  }

  void end(boolean everything, boolean extend) {
    int line = text.indexOf("\n", caret);
    put(everything || line < 0 ? text.length() : line, extend);
  }

  private void put(int at, boolean extend) {
    caret = at;
    anchor = extend ? anchor : caret;
  }

  private void eraseSelection() {
    if (selected()) {
      erase(Math.min(anchor, caret), Math.max(anchor, caret));
    }
  }

  private void erase(int from, int to) {
    System.arraycopy(times, to, times, from, text.length() - to);
    text.delete(from, to);
    caret = caret >= to ? caret - (to - from) : Math.min(caret, from);
    anchor = caret;
  }

  private int wordBefore() {
    int at = caret;
    while (at > 0 && !Character.isLetterOrDigit(text.charAt(at - 1))) {
      at--;
    }
    while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int wordAfter() {
    int at = caret;
    while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  @Override
  public String toString() {
    return "EditedText[hidden]";
  }
}
