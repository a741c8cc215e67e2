package greenroom.recorder;

import org.jspecify.annotations.Nullable;

/**
 * What is known about the screen besides its pixels. It comes from inside the sandbox: evidence,
 * not truth. Times are nanoseconds since the recording's start and may lie in the past.
 */
public sealed interface ContextSignal {

  long t();

  /**
   * Something to be recorded: a {@code Focus}, {@code Element}, {@code Window} or {@code
   * Navigation}.
   *
   * @param password whether the element is a password field
   */
  record Seen(RecordedEvent event, boolean password) implements ContextSignal {
    @Override
    public long t() {
      return event.t();
    }
  }

  /**
   * A password field is on the screen at this box, or no longer is. A null box means that its place
   * is not known. The same key with another box: it moved.
   */
  record PasswordField(long t, String key, boolean shown, RecordedEvent.@Nullable Box box)
      implements ContextSignal {}

  /**
   * What an element on the screen shows. Never recorded: filters look for secrets in it, so that
   * they see what keys do not tell (auto-fill, paste, undo, a page that repeats what was typed).
   *
   * @param key the element; the same key again: its text, box or both changed
   * @param text at most some thousand characters
   * @param shown false when the element is gone
   * @param box where it is, or null if that is not known
   * @param certain whether nothing outside the box shows this text because of it, and the source
   *     tells when the box moves (a spreadsheet's cell also shows in the formula bar: not certain)
   * @param editable whether it can be written in; what else a sandbox shows was planted in it, or
   *     repeats what was written
   * @param label what it is called, which says what a number in it is; empty if nothing does
   */
  record Text(
      long t,
      String key,
      String text,
      boolean shown,
      RecordedEvent.@Nullable Box box,
      boolean certain,
      boolean editable,
      String label)
      implements ContextSignal {
    /** Of an element that can be written in and has no label. */
    public Text(
        long t,
        String key,
        String text,
        boolean shown,
        RecordedEvent.@Nullable Box box,
        boolean certain) {
      this(t, key, text, shown, box, certain, true, "");
    }

    /** Hides the text. */
    @Override
    public String toString() {
      return "Text[" + t + "]";
    }
  }

  /** The source works from now on. Before this, and after {@link Lost}, nothing is known. */
  record Found(long t) implements ContextSignal {}

  /** The source fell silent. */
  record Lost(long t) implements ContextSignal {}
}
