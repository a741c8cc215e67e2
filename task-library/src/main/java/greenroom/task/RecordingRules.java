package greenroom.task;

import java.time.Duration;
import java.util.List;

/**
 * How the sessions of a task are recorded.
 *
 * @param hold how long events and pictures wait in memory before they are sealed, so that masking
 *     can reach back
 * @param clipboard whether text may pass between the volunteer's clipboard and the desktop's
 * @param masks parts of the screen that are never recorded
 * @param secrets what the volunteer is given to type into password fields
 * @param words words and phrases that are never recorded, wherever they are typed or shown
 * @param ocr whether what the screen shows is read as well, and masked where it looks personal
 */
public record RecordingRules(
    Duration hold,
    boolean clipboard,
    List<Mask> masks,
    List<PlantedSecret> secrets,
    List<String> words,
    boolean ocr) {
  public RecordingRules {
    if (hold.isNegative() || hold.compareTo(Duration.ofSeconds(60)) > 0) {
      throw new IllegalArgumentException("Events are held for 0 to 60 seconds; not " + hold);
    }
    masks = List.copyOf(masks);
    secrets = List.copyOf(secrets);
    words = List.copyOf(words);
  }

  /** A rectangle of the screen, in pixels. */
  public record Mask(int x, int y, int width, int height) {
    public Mask {
      if (x < 0 || y < 0 || width < 1 || height < 1) {
        throw new IllegalArgumentException("A mask covers at least one pixel of the screen");
      }
    }
  }

  RecordingRules filledFor(Persona persona) {
    return new RecordingRules(
        hold,
        clipboard,
        masks,
        secrets.stream()
            .map(secret -> new PlantedSecret(secret.ref(), persona.fill(secret.value())))
            .toList(),
        words,
        ocr);
  }
}
