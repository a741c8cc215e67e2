package greenroom.recorder.filter;

import greenroom.recorder.filter.detect.Detectors;
import greenroom.recorder.filter.detect.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What in a text looks personal, and whether it is the task's own: what the task put there may
 * pass. Remembers the last answers about that: the same is asked often.
 */
final class PersonalData {
  private static final int MOST = 256;

  private final Detectors detectors;
  private final Predicate<String> planted;
  private final Map<String, Boolean> answers = new LinkedHashMap<>();

  /**
   * @param planted whether the task put a text there itself
   */
  PersonalData(Detectors detectors, Predicate<String> planted) {
    this.detectors = detectors;
    this.planted = planted;
  }

  /**
   * What was found in a text.
   *
   * @param secrets what must not be stored, in order; nothing overlaps
   * @param planted what looks like it and is the task's own
   */
  record Finds(List<Found> secrets, List<Found> planted) {
    private static final Finds NONE = new Finds(List.of(), List.of());

    boolean nothing() {
      return secrets.isEmpty() && planted.isEmpty();
    }
  }

  /**
   * Looks through a text, perhaps with a field's label and {@link Detectors#LABEL_END} before it.
   * What only overlaps with a value of the task's is a part of that value and something beside it,
   * by chance; but what has one in it (as a telephone number may begin like the task's) is a
   * secret.
   */
  Finds find(CharSequence text) {
    var all = detectors.all(text);
    if (all.isEmpty()) {
      return Finds.NONE;
    }
    var own = all.stream().filter(found -> planted(within(text, found))).toList();
    var rest =
        own.isEmpty()
            ? all
            : all.stream()
                .filter(found -> own.stream().noneMatch(each -> beside(each, found)))
                .toList();
    return new Finds(Detectors.merged(rest), own);
  }

  private static boolean beside(Found own, Found found) {
    return found.overlaps(own) && !(found.holds(own) && !own.holds(found));
  }

  /** What of it stands in the field itself. */
  static String within(CharSequence text, Found found) {
    int from = found.from();
    for (int i = from; i < found.to(); i++) {
      from = text.charAt(i) == Detectors.LABEL_END ? i + 1 : from;
    }
    return text.subSequence(from, found.to()).toString();
  }

  /** Whether the task put this there itself. */
  boolean planted(String text) {
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

  @Override
  public String toString() {
    return "PersonalData[hidden]";
  }
}
