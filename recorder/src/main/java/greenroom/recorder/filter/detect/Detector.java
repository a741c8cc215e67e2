package greenroom.recorder.filter.detect;

import java.util.function.Consumer;

/** Finds one kind of personal data or secret. Has no state, and reads a text in linear time. */
interface Detector {
  void find(CharSequence text, Consumer<Found> found);
}
