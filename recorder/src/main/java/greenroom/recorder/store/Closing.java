package greenroom.recorder.store;

import greenroom.recorder.Manifest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the recorder host knows at the end of a recording and its store does not.
 *
 * @param images digest by name of each image that the sandbox ran
 * @param outcome the verdict's, null if the checks never ran
 * @param checks outcome by check id
 * @param flagged whether something personal was masked
 * @param reasons codes of what went wrong in the host, empty if nothing
 * @param canaries what the proof of the desktop found, or null
 */
public record Closing(
    Manifest.Clock clock,
    Manifest.Screen screen,
    Map<String, String> images,
    @Nullable String outcome,
    Map<String, String> checks,
    boolean flagged,
    List<String> reasons,
    Manifest.@Nullable Canaries canaries) {
  public Closing {
    images = Map.copyOf(images);
    checks = Map.copyOf(checks);
    reasons = List.copyOf(reasons);
  }

  /** What an earlier manifest of the same recording was closed with. */
  static Closing of(Manifest manifest) {
    Manifest.Verdict verdict = manifest.verdict();
    return new Closing(
        manifest.clock(),
        manifest.screen(),
        manifest.images(),
        verdict == null ? null : verdict.outcome(),
        verdict == null ? new TreeMap<>() : verdict.checks(),
        manifest.flagged(),
        manifest.reasons(),
        manifest.canaries());
  }

  /** Of a desktop that was given out unproved. */
  public Closing(
      Manifest.Clock clock,
      Manifest.Screen screen,
      Map<String, String> images,
      @Nullable String outcome,
      Map<String, String> checks,
      boolean flagged,
      List<String> reasons) {
    this(clock, screen, images, outcome, checks, flagged, reasons, null);
  }
}
