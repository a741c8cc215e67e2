package greenroom.recorder.filter;

import greenroom.recorder.filter.detect.Detectors;
import greenroom.recorder.filter.detect.Opening;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks for secrets in what stands in the fields, after each key. One that stands at the caret is
 * told of once it is complete for certain: when something else is typed, when the caret goes
 * elsewhere, or when nothing happens for a while. Until then all since its first character waits.
 */
final class FieldSearch {
  /** How far around what changed is looked; what stands further away was looked at before. */
  private static final int REACH = 200;

  /** More than the longest number with its label: what is looked at has its beginning in view. */
  private static final int BEGINNING = 100;

  private static final int ARMOUR_REACH = 8_192;
  private static final int LONGEST_GUESS = 20;

  /** Texts before this one in which an edit at an unknown place is tried. */
  private static final int MOST_PRIOR = 3;

  private static final int PRIOR_REACH = 64;

  /** Whoever types a word stops for so long at most; a number takes reading it up. */
  private static final long WORD_PAUSE = 5_000_000_000L;

  private static final long NUMBER_PAUSE = 10_000_000_000L;
  private static final long LONGEST_HOLD = 60_000_000_000L;
  private static final int REMEMBERED = 512;

  private final PersonalData data;
  private final Consumer<TypedSecret> found;
  private final SplitFields split;

  /** The texts that were left last, the newest first. */
  private final ArrayDeque<EditedText> prior = new ArrayDeque<>();

  /** What is complete, at the caret, and may go on. */
  private final List<TypedSecret> pending = new ArrayList<>();

  /** What was complete and is being corrected: it may have been a slip in a value of the task's. */
  private final List<TypedSecret> corrected = new ArrayList<>();

  private final Set<String> reported = new HashSet<>();
  private final ArrayDeque<String> reportedInOrder = new ArrayDeque<>();

  private Open open = Open.NOTHING;
  private long lastKey;

  /** What was begun until then was decided on: what goes on with it is masked at once. */
  private long decided = Long.MIN_VALUE;

  FieldSearch(PersonalData data, Consumer<TypedSecret> found) {
    this.data = data;
    this.found = found;
    this.split = new SplitFields(data);
  }

  /**
   * Something was typed.
   *
   * @param readings the field as it may be, the likeliest first
   * @param adrift whether the caret may stand anywhere in what was typed before
   * @param inserted how much the last key wrote: one character, or what was pasted
   */
  void look(List<EditedText> readings, boolean adrift, int inserted, long t) {
    pending.clear();
    open = Open.NOTHING;
    var field = readings.getFirst();
    if (!field.isPassword()) {
      readings.forEach(reading -> look(reading, inserted));
    }
    open = open.and(split.look(field.lastLine(), lastKey));
    correct(field);
    if (adrift) {
      guess(field);
    }
    if (open.strong() && open.from() <= decided) {
      doubt(t);
    }
  }

  void typed(long t) {
    lastKey = t;
  }

  private void look(EditedText field, int inserted) {
    int caret = field.caret();
    int near = caret - REACH - inserted;
    var opening = Opening.at(field.text(), caret);
    if (opening != null) {
      open = open.and(Open.in(field, opening, List.of()));
      near = Math.min(near, Math.max(opening.from(), caret - ARMOUR_REACH));
    }
    int from = field.beginOfWord(Math.max(0, near - BEGINNING), ARMOUR_REACH);
    int to = field.endOfWord(Math.min(field.length(), caret + REACH), ARMOUR_REACH);
    var window = field.text().subSequence(from, to);
    int label = from > 0 || field.label().isEmpty() ? 0 : field.label().length() + 1;
    for (var each :
        data.find(label == 0 ? window : field.label() + Detectors.LABEL_END + window).secrets()) {
      int begin = Math.max(from, each.from() - label + from);
      int end = each.to() - label + from;
      if (end > Math.max(from, near)) {
        var secret = field.secret(each.rule(), begin, end);
        if (opening != null && begin < opening.to() && end >= opening.from()) {
          pending.add(secret);
          open = open.since(secret.from());
        } else {
          report(secret);
        }
      }
    }
  }

  /** The caret may stand at any place in what was typed before, and something may be selected. */
  private void guess(EditedText field) {
    if (field.length() == 0 || field.length() > LONGEST_GUESS) {
      return;
    }
    for (var each : prior) {
      int from = Math.max(0, each.length() - PRIOR_REACH);
      var text = each.text().subSequence(from, each.length()).toString();
      var rule = Guess.completes(data, text, field);
      if (rule != null) {
        var edit = field.secret(rule, 0, field.length());
        report(edit.since(Math.min(edit.from(), each.earliest(from, each.length()))));
        return;
      }
    }
  }

  // ---- deciding

  /** What stands at the caret is about to be changed. */
  void settle() {
    corrected.addAll(pending);
    pending.clear();
  }

  /** The caret leaves the field. */
  void leave(EditedText field) {
    settle();
    correct(field, Filter.NEVER);
    var line = field.lastLine();
    split.leave(line, data.find(line.labelled()));
    var finds = data.find(field.labelled());
    if (field.length() > 0 && !field.isPassword() && finds.nothing()) {
      prior.addFirst(field);
      if (prior.size() > MOST_PRIOR) {
        prior.removeLast();
      }
    }
  }

  /** What was written until {@code t} is no longer on the screen. */
  void turned(long t) {
    split.turned(t);
    prior.removeIf(text -> text.latest(0, text.length()) < t);
  }

  /** What stands in the field, and over several fields, is final. */
  void settleAll(EditedText field) {
    settle();
    correct(field, Filter.NEVER);
    split.settle(field.lastLine()).forEach(this::report);
  }

  /** The line is ended, in the field or, as in a sheet, with it. */
  void endLine(EditedText field) {
    settleAll(field);
    split.endLine();
  }

  private void correct(EditedText field) {
    if (!corrected.isEmpty()) {
      correct(field, open.from());
      for (var each : corrected) {
        open = open.since(each.from());
      }
    }
  }

  /**
   * What is not touched any more (it was over before {@code t}) was either a slip or is a secret.
   */
  private void correct(EditedText field, long t) {
    if (corrected.isEmpty()) {
      return;
    }
    var over = corrected.stream().filter(secret -> secret.to() < t).toList();
    corrected.removeAll(over);
    var own = over.isEmpty() ? List.<String>of() : own(field);
    over.stream().filter(secret -> !Slip.of(secret.text(), own)).forEach(this::report);
  }

  /** The values of the task's that the field holds. */
  private List<String> own(EditedText field) {
    var text = field.labelled();
    return data.find(text).planted().stream().map(each -> PersonalData.within(text, each)).toList();
  }

  /** Nothing more can be waited for: what is half written counts as a secret. */
  void decide(EditedText field, long t) {
    settleAll(field);
    if (open.strong()) {
      doubt(t);
    }
    open = Open.NOTHING;
    decided = t;
  }

  private void doubt(long t) {
    decided = t;
    if (!data.planted(open.text())) {
      found.accept(
          new TypedSecret(
              Detectors.UNFINISHED,
              open.text(),
              open.from(),
              t,
              new long[] {open.from()},
              open.parts()));
    }
  }

  /** Since when all must wait, because of what may become a secret. */
  long holdFrom(EditedText field, long now) {
    if (open.nothing()) {
      return Filter.NEVER;
    }
    boolean tooLong = now - open.from() >= LONGEST_HOLD;
    if (open.strong() && open.from() > decided && tooLong) {
      settleAll(field);
      doubt(now);
    }
    long patience = open.strong() ? LONGEST_HOLD : open.number() ? NUMBER_PAUSE : WORD_PAUSE;
    boolean over = tooLong || now - lastKey >= patience;
    if (over) {
      settleAll(field);
    }
    return over ? Filter.NEVER : open.from();
  }

  /** Whether keys wrote this at about this time. */
  boolean wrote(String compact, long since) {
    var complete = new ArrayList<>(pending);
    complete.addAll(corrected);
    complete.addAll(split.carried());
    return complete.stream()
        .anyMatch(each -> each.to() >= since && Compact.of(each.text()).contains(compact));
  }

  private void report(TypedSecret secret) {
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
    return "FieldSearch[hidden]";
  }
}
