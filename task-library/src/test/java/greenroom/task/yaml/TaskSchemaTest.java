package greenroom.task.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class TaskSchemaTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TaskSchema.json());

  @Test
  void the_committed_schema_is_the_one_that_the_reader_checks_by() throws IOException {
    var committed =
        Path.of(Objects.requireNonNull(System.getProperty("greenroom.root")))
            .resolve("task-library/schema/task.schema.json");
    assertThat(Files.readString(committed))
        .as("written by: ./greenroom task schema -o task-library/schema/task.schema.json")
        .isEqualTo(TaskSchema.json());
  }

  @Test
  void a_good_task_fits_the_schema() {
    assertThat(SCHEMA.validate(json(SampleTask.YAML))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          version: 3                     | version: 0
          version: 3                     | version: "3"
          version: 3                     | versoin: 3
          title: Greet ${persona.firstName} | title: 17
          title: Greet ${persona.firstName} | title: "  "
          title: Greet ${persona.firstName} | title: ~
          title: Greet ${persona.firstName} | title: true
          title: Greet ${persona.firstName} | title: "17"
          title: Greet ${persona.firstName} | title: no
          id: open                       | id: Open
          to: /home/volunteer/note.txt   | to: /home/../note.txt
          to: /home/volunteer/note.txt   | to: /home/.config/note.txt
          to: /home/volunteer/note.txt   | to: note.txt
          template: hello.txt            | text: Hello
          template: hello.txt            | text: ""
          template: hello.txt            | other: Hello
          , template: hello.txt          | ''
          template: hello.txt            | template: hello.txt, text: Hello
          contains: "${persona.fullName}" | contains: 5
          contains: "${persona.fullName}" | contains: [5]
          contains: "${persona.fullName}" | ignoreCase: true
          rows: [[closed, 1]]            | rows: [closed, 1]
          rows: [[closed, 1]]            | rows: []
          title: { equals: 5 }           | title: { equals: 5, matches: x }
          active: 20m                    | active: 20
          active: 20m                    | active: 20 m
          currency: GBP                  | currency: gbp
          hold: 3s                       | clipboard: maybe
          width: 100                     | width: 0
          width: 100                     | width: 1.5
          amount: 450                    | amount: 4.5
          [tickets]                      | tickets
          app: [mousepad]                | app: []
          """)
  void schema_and_reader_say_the_same(String passage, String replacement) {
    assertThat(SampleTask.YAML).contains(passage);
    var yaml = SampleTask.YAML.replace(passage, replacement);
    assertThat(SCHEMA.validate(json(yaml)).isEmpty())
        .as("the schema accepts what the reader accepts")
        .isEqualTo(readerAccepts(yaml));
  }

  private static boolean readerAccepts(String yaml) {
    try {
      var tree = TreeParser.parse("task.yaml", yaml);
      return FormatCheck.problems("task.yaml", tree, TaskFormat.TASK).isEmpty();
    } catch (Refused refused) {
      throw new AssertionError("The test's own YAML is broken", refused);
    }
  }

  private static JsonNode json(String yaml) {
    var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return new ObjectMapper().valueToTree(new Load(settings).loadFromString(yaml));
  }
}
