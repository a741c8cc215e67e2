package greenroom.task.yaml;

import static greenroom.task.yaml.Shape.Field.optional;
import static greenroom.task.yaml.Shape.Field.required;

import greenroom.task.yaml.Shape.Decimal;
import greenroom.task.yaml.Shape.Field;
import greenroom.task.yaml.Shape.Fields;
import greenroom.task.yaml.Shape.Flag;
import greenroom.task.yaml.Shape.ListOf;
import greenroom.task.yaml.Shape.Named;
import greenroom.task.yaml.Shape.Text;
import greenroom.task.yaml.Shape.Value;
import greenroom.task.yaml.Shape.Whole;
import java.util.List;

/** The shapes of rules: what checks judge by and set-up waits for. */
final class RuleFormat {
  static final int RULES = 50;

  static final Shape DESKTOP_PATH = Text.like(Forms.DESKTOP_PATH, 1024);
  static final Shape TIME = Text.like(Forms.TIME, 6);
  static final Shape COMMAND = new ListOf(Text.upTo(8192), 1, 64);
  static final Shape APP = Text.like(Forms.NAME, 64);

  /** A rule: exactly one kind. */
  static final Named RULE = new Named("rule", () -> Fields.choice(RuleFormat.kinds()));

  static final Named MATCH =
      new Named(
          "match",
          () ->
              Fields.of(
                      optional(
                          "ignoreCase",
                          new Flag(),
                          "Whether capitals and small letters are equal."))
                  .andOneOf(matches()));

  private RuleFormat() {}

  /** The kinds of rules, one field for each. */
  static List<Field> kinds() {
    return List.of(
        optional("all", new ListOf(RULE, 1, RULES), "Each of these rules holds."),
        optional("any", new ListOf(RULE, 1, RULES), "At least one of these rules holds."),
        optional("not", RULE, "This rule does not hold."),
        optional("fileExists", DESKTOP_PATH, "There is a file at this path in the desktop."),
        optional("text", fileText(), "A file holds UTF-8 text that is as asked."),
        optional("spreadsheet", spreadsheet(), "Cells of a workbook (xlsx, ods) are as asked."),
        optional("sql", sql(), "A query returns exactly these rows."),
        optional("window", MATCH, "A window whose title is as asked is open."),
        optional("tab", tab(), "An open browser tab is as asked."),
        optional("command", command(), "A program in the desktop ends as asked."));
  }

  private static List<Field> matches() {
    return List.of(
        optional(
            "equals", new Value(65_536), "The whole text; white space at its ends does not count."),
        optional("contains", new Value(65_536), "A part of the text."),
        optional("matches", Text.upTo(4096), "An RE2 pattern that is found in the text."));
  }

  private static Fields fileText() {
    return Fields.of(
            required("file", DESKTOP_PATH, "The file in the desktop."),
            optional("ignoreCase", new Flag(), "Whether capitals and small letters are equal."))
        .andOneOf(matches());
  }

  private static Fields spreadsheet() {
    return Fields.of(
        required("file", DESKTOP_PATH, "The workbook in the desktop: xlsx or ods."),
        optional("sheet", Text.upTo(128), "The sheet's name; the first sheet if left out."),
        required("cells", new ListOf(cell(), 1, 200), "What must be in which cells."));
  }

  private static Fields cell() {
    return Fields.of(
            required("cell", Text.like(Forms.CELL, 10), "The cell's address, such as E17."),
            optional(
                "tolerance", new Decimal(0, 1e12), "How far the number may be off; 0 if left out."))
        .andSomeOf(
            List.of(
                optional("number", new Decimal(-1e15, 1e15), "The value, or the formula's result."),
                optional("text", MATCH, "The text, or the formula's result."),
                optional(
                    "formula",
                    MATCH,
                    "The formula: without =, spaces and $, in capitals, with commas."),
                optional("computed", new Flag(), "Whether the cell holds a formula, whichever."),
                optional("empty", new Flag(), "Whether nothing is in the cell.")));
  }

  private static Fields sql() {
    return Fields.of(
            required("query", Text.upTo(16_384), "The query, in the database's own SQL."),
            required(
                "rows",
                new ListOf(new ListOf(new Value(4096), 1, 64), 0, 1000),
                "The rows that must come back, in order, each value as text."))
        .andOneOf(
            List.of(
                optional("app", APP, "The staging app whose database is asked."),
                optional("file", DESKTOP_PATH, "The SQLite file in the desktop that is asked.")));
  }

  private static Fields tab() {
    return Fields.of()
        .andSomeOf(
            List.of(
                optional("url", MATCH, "The tab's address."),
                optional("title", MATCH, "The tab's title.")));
  }

  private static Fields command() {
    return Fields.of(
        required("run", COMMAND, "The program and its arguments; no shell reads them."),
        optional("limit", TIME, "How long it may take; 10s if left out."),
        optional("exit", new Whole(0, 255), "The exit code it must end with; 0 if left out."),
        optional("output", MATCH, "What it must write to its standard output."));
  }
}
