package greenroom.task.yaml;

import greenroom.task.CellRule;
import greenroom.task.CellRule.Expectation;
import greenroom.task.Rule;
import greenroom.task.TextMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes rules from maps that have the shape of {@link RuleFormat}. */
final class RuleBuilder {
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

  private final Findings findings;
  private final StagingApps apps;

  RuleBuilder(Findings findings, StagingApps apps) {
    this.findings = findings;
    this.apps = apps;
  }

  /** The one rule whose kind is a field of this map. */
  Rule rule(View view) {
    var kind =
        RuleFormat.kinds().stream()
            .map(Shape.Field::name)
            .filter(view::has)
            .findFirst()
            .orElseThrow();
    return switch (kind) {
      case "all" -> new Rule.AllOf(rules(view.views("all")));
      case "any" -> new Rule.AnyOf(rules(view.views("any")));
      case "not" -> new Rule.Not(rule(view.view("not")));
      case "fileExists" -> new Rule.FileExists(view.text("fileExists"));
      case "text" -> fileText(view.view("text"));
      case "spreadsheet" -> spreadsheet(view.view("spreadsheet"));
      case "sql" -> sql(view.view("sql"));
      case "window" -> new Rule.WindowTitle(match(view.view("window")));
      case "tab" -> tab(view.view("tab"));
      case "command" -> command(view.view("command"));
      default -> throw new IllegalStateException("No rule is made of kind " + kind);
    };
  }

  private List<Rule> rules(List<View> views) {
    return views.stream().map(this::rule).toList();
  }

  private Rule fileText(View view) {
    return new Rule.FileText(view.text("file"), match(view));
  }

  private Rule spreadsheet(View view) {
    return new Rule.Spreadsheet(
        view.text("file"),
        view.maybeText("sheet").orElse(null),
        view.views("cells").stream().map(this::cell).toList());
  }

  private CellRule cell(View view) {
    var expectations = new ArrayList<Expectation>();
    if (view.has("number")) {
      expectations.add(
          new Expectation.Numeric(view.decimal("number", 0), view.decimal("tolerance", 0)));
    } else if (view.has("tolerance")) {
      findings.add(view, "tolerance", "Only a number has a tolerance.", "Add number: or drop it.");
    }
    view.maybeView("text").map(this::match).map(Expectation.Text::new).ifPresent(expectations::add);
    view.maybeView("formula")
        .map(this::match)
        .map(Expectation.Formula::new)
        .ifPresent(expectations::add);
    if (view.has("computed")) {
      expectations.add(new Expectation.Computed(view.flag("computed", false)));
    }
    if (view.has("empty")) {
      expectations.add(new Expectation.Empty(view.flag("empty", true)));
    }
    return new CellRule(view.text("cell"), expectations);
  }

  private Rule sql(View view) {
    if (!view.has("app")) {
      return new Rule.SqlOnFile(view.text("file"), view.text("query"), view.rows("rows"));
    }
    apps.mustHave(view, "app");
    return new Rule.SqlOnApp(view.text("app"), view.text("query"), view.rows("rows"));
  }

  private Rule tab(View view) {
    return new Rule.BrowserTab(
        view.maybeView("url").map(this::match).orElse(null),
        view.maybeView("title").map(this::match).orElse(null));
  }

  private Rule command(View view) {
    return new Rule.CommandOutput(
        view.texts("run"),
        view.time("limit", COMMAND_LIMIT),
        view.whole("exit", 0),
        view.maybeView("output").map(this::match).orElse(null));
  }

  private TextMatch match(View view) {
    var ignoreCase = view.flag("ignoreCase", false);
    if (view.has("equals")) {
      return new TextMatch.EqualTo(view.text("equals"), ignoreCase);
    }
    if (view.has("contains")) {
      return new TextMatch.Containing(view.text("contains"), ignoreCase);
    }
    return findings
        .<TextMatch>valid(
            view, "matches", () -> new TextMatch.Matching(view.text("matches"), ignoreCase))
        .orElseGet(() -> new TextMatch.EqualTo("", false));
  }
}
