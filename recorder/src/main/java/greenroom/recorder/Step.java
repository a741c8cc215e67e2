package greenroom.recorder;

import java.util.List;

/**
 * One action with its place in the recording. Times are nanoseconds since the recording's start.
 *
 * @param approached when the pointer began to move towards it, after the step before it; equals
 *     {@code from} if it did not move
 * @param from when the action began
 * @param to when its last event came
 * @param events numbers of the raw events that it was derived from, in order
 */
public record Step(long approached, long from, long to, StepAction action, List<Long> events) {
  public Step {
    if (approached > from || from > to) {
      throw new IllegalArgumentException(
          "a step cannot be approached at %d, begin at %d and end at %d"
              .formatted(approached, from, to));
    }
    events = List.copyOf(events);
  }
}
