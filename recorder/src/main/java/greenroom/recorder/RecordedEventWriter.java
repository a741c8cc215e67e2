package greenroom.recorder;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes the lines of a recording's events: one JSON object and a line feed each, UTF-8. */
public final class RecordedEventWriter {
  private RecordedEventWriter() {}

  /** The line's bytes, with its line feed. */
  public static byte[] write(RecordedLine line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator json = FormatJson.MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("seq", line.seq());
      json.writeNumberField("t", line.event().t());
      fields(line.event(), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("An event could not be written as JSON", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void fields(RecordedEvent event, JsonGenerator json) throws IOException {
    switch (event) {
      case RecordedEvent.Pointer it -> {
        json.writeStringField("type", "pointer");
        at(it.x(), it.y(), json);
        json.writeNumberField("buttons", it.buttons());
      }
      case RecordedEvent.Button it -> {
        json.writeStringField("type", "button");
        at(it.x(), it.y(), json);
        json.writeNumberField("button", it.button());
        json.writeBooleanField("down", it.down());
      }
      case RecordedEvent.Wheel it -> {
        json.writeStringField("type", "wheel");
        at(it.x(), it.y(), json);
        json.writeNumberField("dx", it.dx());
        json.writeNumberField("dy", it.dy());
      }
      case RecordedEvent.Key it -> {
        json.writeStringField("type", "key");
        json.writeNumberField("keysym", it.keysym());
        json.writeNumberField("code", it.code());
        json.writeBooleanField("down", it.down());
      }
      case RecordedEvent.Clipboard it -> {
        json.writeStringField("type", "clipboard");
        json.writeStringField("direction", it.direction());
        json.writeStringField("text", it.text());
      }
      case RecordedEvent.Redacted it -> {
        json.writeStringField("type", "redacted");
        json.writeStringField("rule", it.rule());
      }
      case RecordedEvent.Secret it -> {
        json.writeStringField("type", "secret");
        json.writeStringField("ref", it.ref());
      }
      case RecordedEvent.Focus it -> {
        json.writeStringField("type", "focus");
        element(it.role(), it.name(), it.box(), it.app(), it.source(), json);
      }
      case RecordedEvent.Element it -> {
        json.writeStringField("type", "element");
        element(it.role(), it.name(), it.box(), it.app(), it.source(), json);
      }
      case RecordedEvent.Window it -> {
        json.writeStringField("type", "window");
        json.writeStringField("change", it.change());
        json.writeStringField("title", it.title());
        json.writeStringField("app", it.app());
        box(it.box(), json);
      }
      case RecordedEvent.Tree it -> tree(it, json);
      case RecordedEvent.Navigation it -> {
        json.writeStringField("type", "navigation");
        json.writeStringField("url", it.url());
        json.writeStringField("title", it.title());
      }
      case RecordedEvent.Mark it -> {
        json.writeStringField("type", "mark");
        json.writeStringField("step", it.step());
        json.writeBooleanField("done", it.done());
      }
      case RecordedEvent.Pause _ -> json.writeStringField("type", "pause");
      case RecordedEvent.Resume _ -> json.writeStringField("type", "resume");
      case RecordedEvent.Released it -> {
        json.writeStringField("type", "released");
        json.writeArrayFieldStart("keysyms");
        for (int keysym : it.keysyms()) {
          json.writeNumber(keysym);
        }
        json.writeEndArray();
        json.writeNumberField("buttons", it.buttons());
      }
    }
  }

  private static void at(int x, int y, JsonGenerator json) throws IOException {
    json.writeNumberField("x", x);
    json.writeNumberField("y", y);
  }

  private static void element(
      String role,
      String name,
      RecordedEvent.@Nullable Box box,
      String app,
      String source,
      JsonGenerator json)
      throws IOException {
    json.writeStringField("role", role);
    json.writeStringField("name", name);
    box(box, json);
    json.writeStringField("app", app);
    json.writeStringField("source", source);
  }

  /** A window event with more fields, so that readers of version 1 who do not know them go on. */
  private static void tree(RecordedEvent.Tree it, JsonGenerator json) throws IOException {
    json.writeStringField("type", "window");
    json.writeStringField("change", RecordedEventReader.TREE);
    json.writeStringField("title", it.title());
    json.writeStringField("app", it.app());
    box(it.box(), json);
    json.writeStringField("reason", it.reason());
    json.writeBooleanField("whole", it.whole());
    json.writeArrayFieldStart("nodes");
    for (RecordedEvent.TreeNode node : it.nodes()) {
      json.writeStartObject();
      json.writeNumberField("parent", node.parent());
      json.writeStringField("role", node.role());
      json.writeStringField("name", node.name());
      box(node.box(), json);
      json.writeArrayFieldStart("states");
      for (String state : node.states()) {
        json.writeString(state);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void box(RecordedEvent.@Nullable Box box, JsonGenerator json) throws IOException {
    if (box == null) {
      json.writeNullField("box");
      return;
    }
    json.writeObjectFieldStart("box");
    at(box.x(), box.y(), json);
    json.writeNumberField("width", box.width());
    json.writeNumberField("height", box.height());
    json.writeEndObject();
  }
}
