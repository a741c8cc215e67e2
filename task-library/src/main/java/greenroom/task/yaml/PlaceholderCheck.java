package greenroom.task.yaml;

import greenroom.task.Persona;
import greenroom.task.Placeholders;

/** Finds placeholders that no persona can fill, wherever they stand. */
final class PlaceholderCheck {
  private PlaceholderCheck() {}

  static void everywhere(Tree tree, String path, Findings findings) {
    switch (tree) {
      case Tree.Scalar scalar ->
          Placeholders.in(scalar.text()).forEach(name -> check(name, scalar, path, findings));
      case Tree.Sequence sequence -> {
        for (var index = 0; index < sequence.items().size(); index++) {
          everywhere(sequence.items().get(index), FieldPath.item(path, index), findings);
        }
      }
      case Tree.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry -> everywhere(entry.value(), FieldPath.field(path, entry.key()), findings));
    }
  }

  static void check(String name, Tree place, String path, Findings findings) {
    if (!Persona.fields().contains(name)) {
      findings.add(
          place.place(),
          path,
          "No persona has a \"" + name + "\".",
          Suggestion.forName(name, Persona.fields()));
    }
  }
}
