package greenroom.task.yaml;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Plain access to a map that {@link FormatCheck} found to have its shape. Asking for what the shape
 * does not promise is a mistake in this package, and throws.
 */
record View(Tree.Mapping mapping, String path) {

  boolean has(String field) {
    return mapping.has(field);
  }

  Tree tree(String field) {
    return mapping
        .value(field)
        .orElseThrow(() -> new IllegalStateException("The shape promises " + path(field)));
  }

  String path(String field) {
    return FieldPath.field(path, field);
  }

  String text(String field) {
    return ((Tree.Scalar) tree(field)).text();
  }

  Optional<String> maybeText(String field) {
    return mapping.value(field).map(value -> ((Tree.Scalar) value).text());
  }

  String text(String field, String otherwise) {
    return maybeText(field).orElse(otherwise);
  }

  /** No shape lets a number through that is larger than an int. */
  int whole(String field) {
    return Integer.parseInt(text(field));
  }

  int whole(String field, int otherwise) {
    return has(field) ? whole(field) : otherwise;
  }

  double decimal(String field, double otherwise) {
    return maybeText(field).map(Double::parseDouble).orElse(otherwise);
  }

  boolean flag(String field, boolean otherwise) {
    return maybeText(field).map("true"::equalsIgnoreCase).orElse(otherwise);
  }

  Duration time(String field, Duration otherwise) {
    return maybeText(field).map(View::duration).orElse(otherwise);
  }

  View view(String field) {
    return new View((Tree.Mapping) tree(field), path(field));
  }

  Optional<View> maybeView(String field) {
    return mapping.value(field).map(value -> new View((Tree.Mapping) value, path(field)));
  }

  List<View> views(String field) {
    var items = items(field);
    return IntStream.range(0, items.size())
        .mapToObj(
            index -> new View((Tree.Mapping) items.get(index), FieldPath.item(path(field), index)))
        .toList();
  }

  List<String> texts(String field) {
    return texts(items(field));
  }

  List<List<String>> rows(String field) {
    return items(field).stream().map(row -> texts(((Tree.Sequence) row).items())).toList();
  }

  List<Tree> items(String field) {
    return mapping.value(field).map(list -> ((Tree.Sequence) list).items()).orElse(List.of());
  }

  private static List<String> texts(List<Tree> items) {
    return items.stream().map(item -> ((Tree.Scalar) item).text()).toList();
  }

  private static Duration duration(String text) {
    var number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> throw new IllegalStateException("The shape lets only s, m and h through");
    };
  }
}
