package greenroom.recorder.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What the task put there itself may pass. Remembers the last answers: the same is asked often. */
final class Allowed {
  private static final int MOST = 256;

  private final Predicate<String> planted;
  private final Map<String, Boolean> answers = new LinkedHashMap<>();

  Allowed(Predicate<String> planted) {
    this.planted = planted;
  }

  boolean holds(String text) {
    var known = answers.get(text);
    if (known != null) {
      return known;
    }
    boolean answer = planted.test(text);
    if (answers.size() >= MOST) {
      answers.remove(answers.keySet().iterator().next());
    }
    answers.put(text, answer);
    return answer;
  }
}
