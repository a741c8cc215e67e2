package greenroom.task.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/task-format.md} is true: its examples are read as tasks, and it names every field.
 */
class TaskFormatDocumentTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("(?m)^([a-z]+):");

  @Test
  void every_field_and_kind_is_described() {
    var document = document();
    var names = new ArrayList<String>();
    collect(TaskFormat.TASK, names, new ArrayList<>());
    assertThat(names)
        .hasSizeGreaterThan(60)
        .allSatisfy(name -> assertThat(document).as(name).containsPattern("\\b" + name + "\\b"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void each_example_is_a_good_task(String example, @TempDir Path temp) throws IOException {
    var folder = Files.createDirectory(temp.resolve("tidy-a-list"));
    Files.writeString(folder.resolve("list.csv"), "name,quantity\nlamp,3\n");
    Files.writeString(
        folder.resolve("letter.txt"), "Dear ${persona.firstName},\n\nplease look at the list.\n");
    Files.writeString(
        folder.resolve("people.sql"),
        "INSERT INTO people (name) VALUES ('${persona.fullName}');\n");
    var fields = fields(examples().getFirst());
    fields.putAll(fields(example));
    Files.writeString(folder.resolve("task.yaml"), String.join("", fields.values()));
    assertThat(TaskReader.read(folder)).isInstanceOf(TaskReader.Read.class);
  }

  static List<String> examples() {
    return EXAMPLE.matcher(document()).results().map(found -> found.group(1)).toList();
  }

  /** The text of each top-level field, by its name. */
  private static Map<String, String> fields(String yaml) {
    var fields = new LinkedHashMap<String, String>();
    var starts = FIELD.matcher(yaml).results().toList();
    for (var index = 0; index < starts.size(); index++) {
      var end = index + 1 < starts.size() ? starts.get(index + 1).start() : yaml.length();
      fields.put(starts.get(index).group(1), yaml.substring(starts.get(index).start(), end));
    }
    return fields;
  }

  private static void collect(Shape shape, List<String> names, List<String> seen) {
    switch (shape) {
      case Shape.Fields fields ->
          fields
              .fields()
              .forEach(
                  field -> {
                    names.add(field.name());
                    collect(field.shape(), names, seen);
                  });
      case Shape.ListOf list -> collect(list.item(), names, seen);
      case Shape.MapOf map -> collect(map.value(), names, seen);
      case Shape.Named named when !seen.contains(named.name()) -> {
        seen.add(named.name());
        collect(named.shape().get(), names, seen);
      }
      case Shape.Named _,
          Shape.Text _,
          Shape.Value _,
          Shape.Whole _,
          Shape.Decimal _,
          Shape.Flag _ -> {}
    }
  }

  private static String document() {
    try {
      return Files.readString(
          Path.of(Objects.requireNonNull(System.getProperty("greenroom.root")))
              .resolve("docs/task-format.md"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
