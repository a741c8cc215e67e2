package greenroom.recorder.filter;

import org.jspecify.annotations.Nullable;

/** Tries every place at which an edit may have been made in a text that was typed before. */
final class Guess {
  /** Shorter texts are also tried with every part of them replaced. */
  private static final int SHORT = 40;

  private Guess() {}

  /** The rule of a secret that the edit completes at some place, or null. */
  static @Nullable String completes(PersonalData data, String prior, EditedText edit) {
    boolean replace = prior.length() <= SHORT;
    for (int from = 0; from <= prior.length(); from++) {
      int begin = Math.max(0, from - edit.missedBefore());
      int end = Math.min(prior.length(), from + edit.missedAfter());
      int last = replace ? prior.length() : end;
      for (int to = end; to <= last; to++) {
        var rule = rule(data, prior, edit, begin, to);
        if (rule != null) {
          return rule;
        }
      }
    }
    return null;
  }

  private static @Nullable String rule(
      PersonalData data, String prior, EditedText edit, int begin, int end) {
    var text = prior.substring(0, begin) + edit.text() + prior.substring(end);
    int until = begin + edit.length();
    for (var found : data.find(text).secrets()) {
      boolean across = found.from() < begin || found.to() > until;
      if (across && found.from() < until && found.to() > begin) {
        return found.rule();
      }
    }
    return null;
  }
}
