package greenroom.recorder.filter;

/**
 * Something that keys wrote and that must not be stored.
 *
 * @param rule why
 * @param text as it was written
 * @param from when its first character was typed
 * @param to when its last one was
 * @param times when each character was typed
 */
record TypedSecret(String rule, String text, long from, long to, long[] times) {

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
