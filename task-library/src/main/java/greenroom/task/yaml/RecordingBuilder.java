package greenroom.task.yaml;

import greenroom.task.PlantedSecret;
import greenroom.task.RecordingRules;
import greenroom.task.RecordingRules.Mask;
import greenroom.task.TaskSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes a task's recording rules from a map that has their shape. */
final class RecordingBuilder {
  private static final Duration HOLD = Duration.ofSeconds(2);
  private static final RecordingRules USUAL =
      new RecordingRules(HOLD, false, List.of(), List.of(), List.of(), false);

  private final Findings findings;
  private final TaskSandbox sandbox;

  RecordingBuilder(Findings findings, TaskSandbox sandbox) {
    this.findings = findings;
    this.sandbox = sandbox;
  }

  /** The rules in this map; the usual ones if there is none. */
  RecordingRules rules(Optional<View> recording) {
    return recording.map(this::rules).orElse(USUAL);
  }

  private RecordingRules rules(View view) {
    var masks = view.views("masks").stream().map(this::mask).toList();
    var secrets = secrets(view.views("secrets"));
    var words = view.texts("words");
    var clipboard = view.flag("clipboard", false);
    var ocr = view.flag("ocr", false);
    if (!view.has("hold")) {
      return new RecordingRules(HOLD, clipboard, masks, secrets, words, ocr);
    }
    return findings
        .valid(
            view,
            "hold",
            () ->
                new RecordingRules(view.time("hold", HOLD), clipboard, masks, secrets, words, ocr))
        .orElse(USUAL);
  }

  private Mask mask(View view) {
    var mask =
        new Mask(view.whole("x"), view.whole("y"), view.whole("width"), view.whole("height"));
    if (mask.x() + mask.width() > sandbox.width() || mask.y() + mask.height() > sandbox.height()) {
      findings.add(
          view.mapping().place(),
          view.path(),
          "This mask does not lie on the screen.",
          "The screen is " + sandbox.width() + " by " + sandbox.height() + " pixels.");
    }
    return mask;
  }

  private List<PlantedSecret> secrets(List<View> views) {
    findings.mustDiffer(views, "ref");
    return views.stream()
        .map(view -> new PlantedSecret(view.text("ref"), view.text("value")))
        .toList();
  }
}
