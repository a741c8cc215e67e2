package greenroom.recorder.filter;

import java.util.List;

/**
 * Something that keys wrote and that must not be stored.
 *
 * @param rule why
 * @param text as it was written
 * @param from when its first character was typed
 * @param to when its last one was
 * @param times when each character was typed
 * @param parts what of it was written into which field, if it was written into several
 */
record TypedSecret(String rule, String text, long from, long to, long[] times, List<String> parts) {

  /** The same, written into several fields. */
  TypedSecret over(List<String> fields) {
    return new TypedSecret(rule, text, from, to, times, fields);
  }

  /** Whether all of it was typed while the other was. */
  boolean within(TypedSecret other) {
    return from >= other.from && to <= other.to;
  }

  /** The same, begun earlier than its first known character. */
  TypedSecret since(long t) {
    return new TypedSecret(rule, text, t, to, times, parts);
  }

  /** What each element shows of it. */
  List<String> shown() {
    return parts.isEmpty() ? List.of(text) : parts;
  }

  /** How many of its characters were typed before {@code t}. */
  int before(long t) {
    int count = 0;
    for (long time : times) {
      count += time < t ? 1 : 0;
    }
    return count;
  }

  @Override
  public String toString() {
    return "TypedSecret[" + rule + "]";
  }
}
