package greenroom.recorder;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of each stream there was at one hand-over.
 *
 * @param input events that came through the gate, and clipboard text out of the desktop
 * @param context what the context sources said
 * @param marks steps ticked off or not
 * @param frames screen updates
 */
public record StreamCounts(long input, long context, long marks, long frames) {
  public static final StreamCounts NONE = new StreamCounts(0, 0, 0, 0);

  public StreamCounts plus(StreamCounts more) {
    return new StreamCounts(
        input + more.input, context + more.context, marks + more.marks, frames + more.frames);
  }

  /** The names of the streams of which the other has not as many. */
  public List<String> differing(StreamCounts other) {
    List<String> names = new ArrayList<>();
    if (input != other.input) {
      names.add("input");
    }
    if (context != other.context) {
      names.add("context");
    }
    if (marks != other.marks) {
      names.add("marks");
    }
    if (frames != other.frames) {
      names.add("frames");
    }
    return names;
  }
}
