package greenroom.task.yaml;

import greenroom.task.Check;
import greenroom.task.Limits;
import greenroom.task.Pay;
import greenroom.task.Persona;
import greenroom.task.TaskId;
import greenroom.task.TaskSandbox;
import greenroom.task.TaskSpec;
import greenroom.task.TaskStep;
import greenroom.task.yaml.TaskReader.Read;
import greenroom.task.yaml.TaskReader.Rejected;
import greenroom.task.yaml.TaskReader.Result;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** Puts a task together from a tree that has the right shape, and checks what shapes cannot say. */
final class TaskBuilder {
  private static final Limits GOOD_LIMITS = new Limits(Duration.ofMinutes(20), 200_000_000);

  private final View task;
  private final TaskFolder folder;
  private final Findings findings = new Findings();
  private final Assets assets;
  private final RuleBuilder rules;
  private final SetupBuilder setup;

  private TaskBuilder(View task, TaskFolder folder) {
    this.task = task;
    this.folder = folder;
    var apps = new StagingApps(task.view("sandbox").texts("stagingApps"), findings);
    this.assets = new Assets(task, folder, findings);
    this.rules = new RuleBuilder(findings, apps);
    this.setup = new SetupBuilder(assets, apps, rules);
  }

  static Result build(Tree.Mapping tree, TaskFolder folder) {
    return new TaskBuilder(new View(tree, ""), folder).build();
  }

  private Result build() {
    PlaceholderCheck.everywhere(task.mapping(), "", findings);
    mustBeNamedLikeItsFolder();
    findings.mustDiffer(task.views("steps"), "id");
    findings.mustDiffer(task.views("checks"), "id");
    var sandbox = sandbox(task.view("sandbox"));
    var recording = new RecordingBuilder(findings, sandbox).rules(task.maybeView("recording"));
    var pinned = assets.pinned();
    var steps = task.views("setup").stream().map(setup::step).toList();
    var checks = task.views("checks").stream().map(this::check).toList();
    var limits = limits(task.view("limits"));
    var pay = pay(task.view("pay"));
    if (!findings.problems().isEmpty()) {
      return new Rejected(findings.problems());
    }
    return new Read(
        new TaskSpec(
            new TaskId(task.text("id")),
            task.whole("version"),
            task.text("title"),
            task.text("instruction").strip(),
            task.views("steps").stream().map(TaskBuilder::step).toList(),
            sandbox,
            task.maybeView("persona")
                .map(persona -> persona.whole("version"))
                .orElse(Persona.NEWEST_VERSION),
            steps,
            checks,
            limits,
            recording,
            pay,
            pinned,
            folder.digest(),
            folder.root()));
  }

  private void mustBeNamedLikeItsFolder() {
    var name = String.valueOf(folder.root().getFileName());
    if (!task.text("id").equals(name)) {
      findings.add(
          task,
          "id",
          "The task is called \"" + task.text("id") + "\", its folder \"" + name + "\".",
          "Give both the same name.");
    }
  }

  private static TaskStep step(View view) {
    return new TaskStep(view.text("id"), view.text("text").strip());
  }

  private TaskSandbox sandbox(View view) {
    var apps = view.texts("stagingApps");
    if (apps.size() != Set.copyOf(apps).size()) {
      findings.add(view, "stagingApps", "One staging app is here twice.", "Name each once.");
    }
    var screen = view.maybeView("screen");
    return new TaskSandbox(
        view.text("desktop"),
        apps,
        screen.map(size -> size.whole("width")).orElse(1280),
        screen.map(size -> size.whole("height")).orElse(720));
  }

  private Check check(View view) {
    return new Check(
        view.text("id"), view.text("done").strip(), view.text("missing").strip(), rules.rule(view));
  }

  private Limits limits(View view) {
    var active = view.time("active", Duration.ZERO);
    var bytes = bytes(view.text("bytes"));
    // Each value is tried beside a good one, so that the problem stands at the right field.
    findings.valid(view, "active", () -> new Limits(active, GOOD_LIMITS.bytes()));
    findings.valid(view, "bytes", () -> new Limits(GOOD_LIMITS.active(), bytes));
    return findings.problems().isEmpty() ? new Limits(active, bytes) : GOOD_LIMITS;
  }

  private static long bytes(String size) {
    var number = Long.parseLong(size.substring(0, size.length() - 2));
    return switch (size.charAt(size.length() - 2)) {
      case 'K' -> number * 1_000;
      case 'M' -> number * 1_000_000;
      case 'G' -> number * 1_000_000_000;
      default -> throw new IllegalStateException("The shape lets only KB, MB and GB through");
    };
  }

  private Pay pay(View view) {
    var pounds = Currency.getInstance("GBP");
    var currency = currency(view).orElse(pounds);
    return new Pay(view.whole("amount"), currency, view.whole("floorPerHour"));
  }

  private Optional<Currency> currency(View view) {
    try {
      return Optional.of(Currency.getInstance(view.text("currency")));
    } catch (IllegalArgumentException unknown) {
      findings.add(
          view,
          "currency",
          "There is no currency \"" + view.text("currency") + "\".",
          "Write its three letters (ISO 4217), such as GBP, EUR or USD.");
      return Optional.empty();
    }
  }
}
