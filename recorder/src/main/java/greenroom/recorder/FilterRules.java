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
 * @param ocr whether what the screen shows is read and searched, too
 */
public record FilterRules(
    List<PlantedSecret> secrets,
    Predicate<String> planted,
    List<String> words,
    List<RecordedEvent.Box> masks,
    boolean ocr) {
  /** Nothing is planted, nothing is masked besides. */
  public static final FilterRules NONE =
      new FilterRules(List.of(), text -> false, List.of(), List.of(), false);

  public FilterRules {
    secrets = List.copyOf(secrets);
    words = List.copyOf(words);
    masks = List.copyOf(masks);
  }

  /** These rules with other secrets. */
  public FilterRules withSecrets(List<PlantedSecret> other) {
    return new FilterRules(other, planted, words, masks, ocr);
  }

  /** Hides what was planted. */
  @Override
  public String toString() {
    return "FilterRules[secrets=" + secrets.size() + ", masks=" + masks.size() + "]";
  }
}
