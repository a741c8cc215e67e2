package greenroom.recorder.host;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * One life of the host between a start and its end, as the one who typed saw it. All times are
 * readings of {@code CLOCK_MONOTONIC}.
 *
 * @param name which of how many, and how it ended
 * @param began when the process was started
 * @param ready when the page was told that it records; empty if it ended before that
 * @param ended when it was ended
 * @param pressed what was typed in it
 */
record CrashRun(
    String name, long began, OptionalLong ready, long ended, List<Typist.Pressed> pressed) {

  /**
   * What came of it.
   *
   * @param kept how many keys are in the recording
   * @param lost from the first key that is not in the recording to the end, in nanoseconds
   * @param resumed from the start to the first key that is in the recording; empty without one
   */
  record Outcome(int kept, long lost, OptionalLong resumed) {}

  /** A key in the recording, at its own time. */
  record Recorded(int keysym, long nanos) {}

  /** Of all keys in the recording those of this life. */
  List<Recorded> within(List<Recorded> all) {
    return all.stream().filter(key -> key.nanos() >= began && key.nanos() <= ended).toList();
  }

  /**
   * Finds this life's keys in the recording. What is there must be an unbroken stretch of what was
   * typed: before it the gate was still held, after it the end came.
   *
   * @param recorded the recording's keys within this life, in order
   */
  Outcome outcome(List<Recorded> recorded) {
    if (recorded.isEmpty()) {
      long from = pressed.isEmpty() ? ended : pressed.getFirst().nanos();
      return new Outcome(0, ended - from, OptionalLong.empty());
    }
    int first = start(recorded);
    int next = first + recorded.size();
    long lost = next < pressed.size() ? ended - pressed.get(next).nanos() : 0;
    return new Outcome(recorded.size(), lost, OptionalLong.of(recorded.getFirst().nanos() - began));
  }

  /** Where the stretch begins: the latest place at which every key fits. */
  private int start(List<Recorded> recorded) {
    for (int first = pressed.size() - recorded.size(); first >= 0; first--) {
      if (fits(recorded, first)) {
        return first;
      }
    }
    throw new AssertionError(
        "%s: the %d keys in the recording are no unbroken stretch of the %d that were typed"
            .formatted(name, recorded.size(), pressed.size()));
  }

  private boolean fits(List<Recorded> recorded, int first) {
    for (int i = 0; i < recorded.size(); i++) {
      Typist.Pressed typed = pressed.get(first + i);
      if (typed.keysym() != recorded.get(i).keysym() || typed.nanos() > recorded.get(i).nanos()) {
        return false;
      }
    }
    return true;
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
  }
}
