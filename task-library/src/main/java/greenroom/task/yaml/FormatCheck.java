package greenroom.task.yaml;

import greenroom.task.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Holds a {@link Tree} against a {@link Shape} and names everything that differs. */
final class FormatCheck {
  private static final int MAX_KEY = 255;

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  private FormatCheck(String file) {
    this.file = file;
  }

  /** What keeps the tree from having the shape; empty if it has it. */
  static List<Problem> problems(String file, Tree tree, Shape shape) {
    var check = new FormatCheck(file);
    check.check(tree, shape, "");
    return check.problems;
  }

  private void check(Tree tree, Shape shape, String path) {
    switch (shape) {
      case Shape.Text text -> text(tree, text, path);
      case Shape.Value value -> value(tree, value, path);
      case Shape.Whole whole -> whole(tree, whole, path);
      case Shape.Decimal decimal -> decimal(tree, decimal, path);
      case Shape.Flag _ -> scalar(tree, path, "true or false", ScalarKind.FLAG);
      case Shape.ListOf list -> list(tree, list, path);
      case Shape.MapOf map -> map(tree, map, path);
      case Shape.Fields fields -> fields(tree, fields, path);
      case Shape.Named named -> check(tree, named.shape().get(), path);
    }
  }

  private void text(Tree tree, Shape.Text shape, String path) {
    if (!scalar(tree, path, "text", ScalarKind.TEXT)) {
      return;
    }
    var text = ((Tree.Scalar) tree).text();
    if (text.length() < shape.min() || (shape.min() > 0 && text.isBlank())) {
      problem(tree, path, "This is empty.", "Write something here.");
    } else if (shape.form().isPresent()) {
      form(tree, text, shape.max(), shape.form().get(), path);
    } else if (text.length() > shape.max()) {
      tooLong(tree, path, text.length(), shape.max());
    }
  }

  private void form(Tree tree, String text, int max, Shape.Form form, String path) {
    if (text.length() > max || !form.pattern().matcher(text).matches()) {
      problem(
          tree,
          path,
          "\"" + shortened(text) + "\" does not have the right form.",
          "Write " + form.words() + ", within " + max + " characters.");
    }
  }

  private void value(Tree tree, Shape.Value shape, String path) {
    var fits =
        scalar(
            tree,
            path,
            "a text or a number",
            ScalarKind.TEXT,
            ScalarKind.WHOLE,
            ScalarKind.DECIMAL,
            ScalarKind.FLAG);
    if (fits && ((Tree.Scalar) tree).text().length() > shape.max()) {
      tooLong(tree, path, ((Tree.Scalar) tree).text().length(), shape.max());
    }
  }

  private void whole(Tree tree, Shape.Whole shape, String path) {
    if (scalar(tree, path, "a whole number", ScalarKind.WHOLE)) {
      range(tree, path, (double) shape.min(), (double) shape.max());
    }
  }

  private void decimal(Tree tree, Shape.Decimal shape, String path) {
    if (scalar(tree, path, "a number", ScalarKind.WHOLE, ScalarKind.DECIMAL)) {
      range(tree, path, shape.min(), shape.max());
    }
  }

  private void range(Tree tree, String path, double min, double max) {
    var written = ((Tree.Scalar) tree).text();
    double number;
    try {
      number = Double.parseDouble(written);
    } catch (NumberFormatException notDecimal) {
      problem(
          tree, path, "\"" + shortened(written) + "\" is no plain number.", "Write it in digits.");
      return;
    }
    if (number < min || number > max) {
      problem(
          tree,
          path,
          shortened(written) + " is out of range.",
          "Write a number from " + plain(min) + " to " + plain(max) + ".");
    }
  }

  private void list(Tree tree, Shape.ListOf shape, String path) {
    if (!(tree instanceof Tree.Sequence sequence)) {
      wrongKind(tree, path, "a list");
      return;
    }
    var size = sequence.items().size();
    if (size < shape.min() || size > shape.max()) {
      problem(
          tree,
          path,
          "This list has " + size + " entries.",
          "It takes " + shape.min() + " to " + shape.max() + ".");
    }
    for (var index = 0; index < Math.min(size, shape.max()); index++) {
      check(sequence.items().get(index), shape.item(), FieldPath.item(path, index));
    }
  }

  private void map(Tree tree, Shape.MapOf shape, String path) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      wrongKind(tree, path, "a map");
      return;
    }
    if (mapping.entries().size() > shape.max()) {
      problem(tree, path, "There are more than " + shape.max() + " entries here.", "");
    }
    for (var entry : mapping.entries()) {
      if (entry.key().length() > MAX_KEY || !shape.key().pattern().matcher(entry.key()).matches()) {
        problem(
            entry.place(),
            path,
            "\"" + shortened(entry.key()) + "\" does not have the right form.",
            "Write " + shape.key().words() + ".");
      }
      check(entry.value(), shape.value(), FieldPath.field(path, entry.key()));
    }
  }

  private void fields(Tree tree, Shape.Fields shape, String path) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      wrongKind(tree, path, "a map with " + String.join(", ", shape.names()));
      return;
    }
    for (var entry : mapping.entries()) {
      var field = FieldPath.field(path, entry.key());
      shape
          .field(entry.key())
          .ifPresentOrElse(
              known -> check(entry.value(), known.shape(), field),
              () -> unknown(entry, mapping, shape, field));
    }
    for (var field : shape.fields()) {
      if (field.required() && !mapping.has(field.name())) {
        problem(
            tree,
            FieldPath.field(path, field.name()),
            "This field is missing.",
            "Add " + field.name() + ": " + field.about());
      }
    }
    choices(mapping, shape, path);
  }

  private void unknown(Tree.Entry entry, Tree.Mapping mapping, Shape.Fields shape, String path) {
    var open = new LinkedHashSet<>(shape.names());
    open.removeIf(mapping::has);
    problem(entry.place(), path, "There is no such field.", Suggestion.forName(entry.key(), open));
  }

  private void choices(Tree.Mapping mapping, Shape.Fields shape, String path) {
    var chosen = shape.exactlyOne().stream().filter(mapping::has).toList();
    if (!shape.exactlyOne().isEmpty() && chosen.size() != 1) {
      problem(
          mapping,
          path,
          chosen.isEmpty()
              ? "One field is missing here."
              : "These exclude each other: " + String.join(", ", chosen) + ".",
          "Write exactly one of " + String.join(", ", shape.exactlyOne()) + ".");
    }
    if (!shape.atLeastOne().isEmpty() && shape.atLeastOne().stream().noneMatch(mapping::has)) {
      problem(
          mapping,
          path,
          "One field at least is missing here.",
          "Write one or more of " + String.join(", ", shape.atLeastOne()) + ".");
    }
  }

  /** Whether the tree is a scalar of one of these kinds; a problem is noted if not. */
  private boolean scalar(Tree tree, String path, String wanted, ScalarKind... kinds) {
    if (tree instanceof Tree.Scalar scalar && List.of(kinds).contains(scalar.kind())) {
      return true;
    }
    wrongKind(tree, path, wanted);
    return false;
  }

  private void wrongKind(Tree tree, String path, String wanted) {
    var found =
        switch (tree) {
          case Tree.Scalar scalar when scalar.kind() == ScalarKind.NOTHING -> "nothing";
          case Tree.Scalar scalar -> scalar.kind().words();
          case Tree.Sequence _ -> "a list";
          case Tree.Mapping _ -> "a map";
        };
    var quote =
        wanted.equals("text") && tree instanceof Tree.Scalar scalar && !scalar.text().isEmpty()
            ? "Put it in quotes: \"" + shortened(scalar.text()) + "\"."
            : "";
    problem(tree, path, "Here must be " + wanted + ", but it is " + found + ".", quote);
  }

  private void tooLong(Tree tree, String path, int length, int max) {
    problem(tree, path, "This has " + length + " characters.", "Keep it within " + max + ".");
  }

  private void problem(Tree tree, String path, String message, String suggestion) {
    problem(tree.place(), path, message, suggestion);
  }

  private void problem(Tree.Place place, String path, String message, String suggestion) {
    problems.add(new Problem(file, place.line(), place.column(), path, message, suggestion));
  }

  private static String shortened(String text) {
    var line = text.lines().findFirst().orElse("");
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
