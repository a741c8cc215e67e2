package greenroom.recorder.filter;

/**
 * A stretch of time in which what is typed must not be stored.
 *
 * @param from its first moment, when the input came that moved the focus
 * @param to its last moment, or {@link Filter#NEVER} while it is open
 * @param rule why
 */
record Span(long from, long to, String rule) {
  boolean contains(long t) {
    return t >= from && t <= to;
  }
}
