package greenroom.task.yaml;

import greenroom.task.SetupStep;
import java.time.Duration;

/** Makes set-up steps from maps that have the shape of {@link TaskFormat#setupKinds()}. */
final class SetupBuilder {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Assets assets;
  private final StagingApps apps;
  private final RuleBuilder rules;

  SetupBuilder(Assets assets, StagingApps apps, RuleBuilder rules) {
    this.assets = assets;
    this.apps = apps;
    this.rules = rules;
  }

  /** The one step whose kind is a field of this map. */
  SetupStep step(View view) {
    var kind =
        TaskFormat.setupKinds().stream()
            .map(Shape.Field::name)
            .filter(view::has)
            .findFirst()
            .orElseThrow();
    return switch (kind) {
      case "copy" -> copy(view.view("copy"));
      case "generate" -> generate(view.view("generate"));
      case "run" -> run(view.view("run"));
      case "launch" -> new SetupStep.OpenApp(view.view("launch").texts("command"));
      case "open" -> open(view.view("open"));
      case "tabs" -> tabs(view);
      case "seed" -> seed(view.view("seed"));
      case "runInApp" -> runInApp(view.view("runInApp"));
      case "wait" -> waitFor(view.view("wait"));
      case "clipboard" -> new SetupStep.SetClipboard(view.text("clipboard"));
      default -> throw new IllegalStateException("No set-up step is made of kind " + kind);
    };
  }

  private SetupStep copy(View view) {
    assets.mustBePinned(view, "from");
    return new SetupStep.CopyFile(view.text("from"), view.text("to"));
  }

  private SetupStep generate(View view) {
    var text = view.has("template") ? assets.text(view, "template") : view.text("text");
    return new SetupStep.GenerateFile(view.text("to"), text);
  }

  private SetupStep run(View view) {
    return new SetupStep.RunProgram(
        view.texts("command"), view.text("input", ""), view.time("limit", LIMIT));
  }

  private SetupStep open(View view) {
    return new SetupStep.OpenFile(view.text("file"), view.texts("app"));
  }

  private SetupStep tabs(View view) {
    var addresses = view.items("tabs");
    for (var index = 0; index < addresses.size(); index++) {
      apps.mustReach(addresses.get(index), FieldPath.item(view.path("tabs"), index));
    }
    return new SetupStep.OpenTabs(view.texts("tabs"));
  }

  private SetupStep seed(View view) {
    apps.mustHave(view, "app");
    var sql = view.has("file") ? assets.text(view, "file") : view.text("sql");
    return new SetupStep.SeedDatabase(view.text("app"), sql);
  }

  private SetupStep runInApp(View view) {
    apps.mustHave(view, "app");
    return new SetupStep.RunInApp(
        view.text("app"), view.texts("command"), view.text("input", ""), view.time("limit", LIMIT));
  }

  private SetupStep waitFor(View view) {
    return new SetupStep.WaitFor(rules.rule(view.view("until")), view.time("limit", LIMIT));
  }
}
