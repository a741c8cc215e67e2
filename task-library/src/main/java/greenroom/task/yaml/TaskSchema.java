package greenroom.task.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import greenroom.task.yaml.Shape.Fields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema of task files, for editors. Written from the shapes that the reader checks by;
 * the reader knows more than a schema can say (assets, names that must exist, placeholders).
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class TaskSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  private TaskSchema() {}

  /** The schema as indented JSON, ending with a line break. */
  public static String json() {
    var writer = new TaskSchema();
    var schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:greenroom:task:1");
    schema.put("title", "A Greenroom task");
    schema.setAll(writer.schema(TaskFormat.TASK));
    schema.set("$defs", JSON.objectNode().setAll(writer.definitions));
    try {
      var indenter = new DefaultIndenter("  ", "\n");
      return new ObjectMapper()
              .writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(schema)
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("A tree can always be written", impossible);
    }
  }

  private ObjectNode schema(Shape shape) {
    var node = JSON.objectNode();
    switch (shape) {
      case Shape.Text text -> text(node, text);
      case Shape.Value value -> {
        node.putArray("type").add("string").add("number").add("boolean");
        node.put("maxLength", value.max());
      }
      case Shape.Whole whole ->
          node.put("type", "integer").put("minimum", whole.min()).put("maximum", whole.max());
      case Shape.Decimal decimal ->
          node.put("type", "number").put("minimum", decimal.min()).put("maximum", decimal.max());
      case Shape.Flag _ -> node.put("type", "boolean");
      case Shape.ListOf list -> {
        node.put("type", "array").put("minItems", list.min()).put("maxItems", list.max());
        node.set("items", schema(list.item()));
      }
      case Shape.MapOf map -> {
        node.put("type", "object").put("maxProperties", map.max());
        node.putObject("propertyNames").put("pattern", map.key().pattern().pattern());
        node.set("additionalProperties", schema(map.value()));
      }
      case Shape.Named named -> reference(node, named);
      case Fields fields -> fields(node, fields);
    }
    return node;
  }

  private static void text(ObjectNode node, Shape.Text text) {
    node.put("type", "string").put("minLength", text.min()).put("maxLength", text.max());
    text.form().ifPresent(form -> node.put("pattern", form.pattern().pattern()));
    if (text.form().isEmpty() && text.min() > 0) {
      node.put("pattern", "\\S");
    }
  }

  private void reference(ObjectNode node, Shape.Named named) {
    if (!definitions.containsKey(named.name())) {
      // Holds the place first: the shape may be inside itself.
      var definition = JSON.objectNode();
      definitions.put(named.name(), definition);
      definition.setAll(schema(named.shape().get()));
    }
    node.put("$ref", "#/$defs/" + named.name());
  }

  private void fields(ObjectNode node, Fields fields) {
    node.put("type", "object");
    var properties = node.putObject("properties");
    for (var field : fields.fields()) {
      var property = schema(field.shape());
      property.put("description", field.about());
      properties.set(field.name(), property);
    }
    var required = fields.fields().stream().filter(Shape.Field::required).toList();
    if (!required.isEmpty()) {
      var names = node.putArray("required");
      required.forEach(field -> names.add(field.name()));
    }
    choice(node, "oneOf", fields.exactlyOne());
    choice(node, "anyOf", fields.atLeastOne());
    node.put("additionalProperties", false);
  }

  private static void choice(ObjectNode node, String keyword, List<String> names) {
    if (!names.isEmpty()) {
      var choices = node.putArray(keyword);
      names.forEach(name -> choices.addObject().putArray("required").add(name));
    }
  }
}
