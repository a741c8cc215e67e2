package greenroom.task.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What a value in a task file may look like. The reader checks by these, and the published JSON
 * Schema is written from them, so the two cannot differ.
 */
sealed interface Shape {

  /** A text of some length (in UTF-16 units), of a form if one is given. */
  record Text(int min, int max, Optional<Form> form) implements Shape {
    static Text upTo(int max) {
      return new Text(1, max, Optional.empty());
    }

    static Text maybeEmpty(int max) {
      return new Text(0, max, Optional.empty());
    }

    static Text like(Form form, int max) {
      return new Text(1, max, Optional.of(form));
    }
  }

  /**
   * How a text is built.
   *
   * @param pattern the whole text must match; valid in both Java and ECMAScript
   * @param words the same for people: "lower-case words joined by hyphens"
   */
  record Form(Pattern pattern, String words) {
    static Form of(String pattern, String words) {
      return new Form(Pattern.compile(pattern), words);
    }
  }

  /** A text, or a number or flag that is taken as it is written. */
  record Value(int max) implements Shape {}

  record Whole(long min, long max) implements Shape {}

  record Decimal(double min, double max) implements Shape {}

  record Flag() implements Shape {}

  record ListOf(Shape item, int min, int max) implements Shape {}

  /** Names of the author's choosing, each with a value of one shape. */
  record MapOf(Form key, Shape value, int max) implements Shape {}

  /** A shape with a name, so that it can be inside itself. */
  record Named(String name, Supplier<Shape> shape) implements Shape {}

  /**
   * A map with known fields.
   *
   * @param exactlyOne fields of which exactly one is there; empty if there is no such choice
   * @param atLeastOne fields of which at least one is there; empty if there is no such choice
   */
  record Fields(List<Field> fields, List<String> exactlyOne, List<String> atLeastOne)
      implements Shape {
    public Fields {
      fields = List.copyOf(fields);
      exactlyOne = List.copyOf(exactlyOne);
      atLeastOne = List.copyOf(atLeastOne);
    }

    static Fields of(Field... fields) {
      return new Fields(List.of(fields), List.of(), List.of());
    }

    /** Exactly one of these fields, all of which are optional by themselves. */
    static Fields choice(List<Field> fields) {
      return new Fields(fields, names(fields), List.of());
    }

    Fields andOneOf(List<Field> choice) {
      return new Fields(joined(choice), names(choice), atLeastOne);
    }

    Fields andSomeOf(List<Field> choice) {
      return new Fields(joined(choice), exactlyOne, names(choice));
    }

    Optional<Field> field(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    List<String> names() {
      return names(fields);
    }

    private List<Field> joined(List<Field> more) {
      var all = new ArrayList<>(fields);
      all.addAll(more);
      return all;
    }

    private static List<String> names(List<Field> fields) {
      return fields.stream().map(Field::name).toList();
    }
  }

  /**
   * One field of a map.
   *
   * @param about what it is for, in a sentence; editors show it
   */
  record Field(String name, Shape shape, boolean required, String about) {
    static Field required(String name, Shape shape, String about) {
      return new Field(name, shape, true, about);
    }

    static Field optional(String name, Shape shape, String about) {
      return new Field(name, shape, false, about);
    }
  }
}
