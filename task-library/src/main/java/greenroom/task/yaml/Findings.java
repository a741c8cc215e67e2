package greenroom.task.yaml;

import greenroom.task.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the problems that turn up while a task is put together. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();

  void add(Tree.Place place, String path, String message, String suggestion) {
    problems.add(
        new Problem(TaskReader.FILE, place.line(), place.column(), path, message, suggestion));
  }

  void add(View view, String field, String message, String suggestion) {
    add(view.tree(field).place(), view.path(field), message, suggestion);
  }

  /** Notes a problem for each entry whose field says what an earlier one says. */
  void mustDiffer(List<View> entries, String field) {
    var seen = new HashSet<String>();
    for (var entry : entries) {
      if (!seen.add(entry.text(field))) {
        add(entry, field, "\"" + entry.text(field) + "\" is here twice.", "Give each its own.");
      }
    }
  }

  /** What the supplier gives, or a problem at this field if the value would be wrong. */
  <T> Optional<T> valid(View view, String field, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException wrong) {
      add(view, field, wrong.getMessage() + ".", "");
      return Optional.empty();
    }
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
