package greenroom.recorder;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a session's filters go by.
 *
 * @param secrets what the task planted for the volunteer to type into password fields
 * @param planted whether the task put a text there itself, whole or as a part of something; such
 *     may pass though it looks personal
 * @param words what the study does not want stored besides: names, places, code words
 * @param masks parts of the screen that are never recorded
 */
public record FilterRules(
    List<PlantedSecret> secrets,
    Predicate<String> planted,
    List<String> words,
    List<RecordedEvent.Box> masks) {
  /** Nothing is planted, nothing is masked besides. */
  public static final FilterRules NONE =
      new FilterRules(List.of(), text -> false, List.of(), List.of());

  public FilterRules {
    secrets = List.copyOf(secrets);
    words = List.copyOf(words);
    masks = List.copyOf(masks);
  }

  /** Hides what was planted. */
  @Override
  public String toString() {
    return "FilterRules[secrets=" + secrets.size() + ", masks=" + masks.size() + "]";
  }
}
