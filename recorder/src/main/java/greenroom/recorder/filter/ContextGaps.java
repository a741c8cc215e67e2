package greenroom.recorder.filter;

import java.util.ArrayList;
import java.util.List;

/** When nothing was known about the screen: from the beginning until a source works, and so on. */
final class ContextGaps {
  static final String RULE = "no-context";

  private final List<Span> gaps =
      new ArrayList<>(List.of(new Span(Long.MIN_VALUE, Filter.NEVER, RULE)));

  void lost(long t) {
    if (gaps.isEmpty() || gaps.getLast().to() != Filter.NEVER) {
      gaps.add(new Span(t, Filter.NEVER, RULE));
    }
  }

  void found(long t) {
    if (!gaps.isEmpty() && gaps.getLast().to() == Filter.NEVER) {
      var last = gaps.removeLast();
      if (t > last.from()) {
        gaps.add(new Span(last.from(), t - 1, RULE));
      }
    }
  }

  void forgetBefore(long t) {
    gaps.removeIf(gap -> gap.to() < t);
  }

  List<Span> spans() {
    return gaps;
  }

  /** Whether nothing was known in all of this time. */
  boolean cover(long from, long to) {
    return gaps.stream().anyMatch(gap -> gap.contains(from) && gap.to() >= to - 1);
  }

  boolean at(long t) {
    return gaps.stream().anyMatch(gap -> gap.contains(t));
  }
}
