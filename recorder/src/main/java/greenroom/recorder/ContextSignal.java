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

  /** The source works from now on. Before this, and after {@link Lost}, nothing is known. */
  record Found(long t) implements ContextSignal {}

  /** The source fell silent. */
  record Lost(long t) implements ContextSignal {}
}
