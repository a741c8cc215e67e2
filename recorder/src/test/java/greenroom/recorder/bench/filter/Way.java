package greenroom.recorder.bench.filter;

import java.util.Locale;

/** How a value gets onto the desktop. */
enum Way {
  /** A key at a time, at a person's pace. */
  TYPED,
  /** As an input method hands it over: all characters within a moment, without scan codes. */
  COMMITTED,
  /** In the midst of a sentence. */
  SENTENCE,
  /** With slips that are taken back by backspace, arrows, delete or typing anew. */
  CORRECTED,
  /** Over several fields. */
  SPLIT,
  /** From the volunteer's clipboard. */
  PASTED,
  /** By the browser or a program: no key is pressed for it. */
  FILLED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
