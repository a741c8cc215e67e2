package greenroom.recorder.filter;

import greenroom.recorder.filter.detect.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The secrets that were seen in this recording, in memory only, so that repeats are known. */
final class Secrets {
  private static final int MOST = 256;

  /** Shorter texts would be found in what has nothing to do with them. */
  private static final int SHORTEST = 5;

  private final Map<String, String> rules = new LinkedHashMap<>();

  void learn(String rule, String text) {
    var compact = Compact.of(text);
    if (compact.length() >= SHORTEST && rules.putIfAbsent(compact, rule) == null) {
      if (rules.size() > MOST) {
        rules.remove(rules.keySet().iterator().next());
      }
    }
  }

  /** Whether the text repeats one. */
  boolean in(CharSequence text) {
    return !rules.isEmpty() && in(new Compact(text));
  }

  /** Whether the text repeats one. */
  boolean in(Compact text) {
    return rules.keySet().stream().anyMatch(text::contains);
  }

  /** Where the text repeats one. */
  List<Found> places(CharSequence text) {
    if (rules.isEmpty()) {
      return List.of();
    }
    var compact = new Compact(text);
    var found = new ArrayList<Found>();
    rules.forEach((secret, rule) -> found.addAll(compact.places(rule, secret)));
    return found;
  }

  void each(BiConsumer<String, String> consumer) {
    rules.forEach((compact, rule) -> consumer.accept(rule, compact));
  }

  @Override
  public String toString() {
    return "Secrets[" + rules.size() + "]";
  }
}
