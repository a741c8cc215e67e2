package greenroom.server.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.RecordedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Inputs in words, one line each, so that a test can say what it expects and a reader sees it. */
final class Told {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** F12 parts one form of input from the next, on the same way as all the others. */
  static final String PART = "key 0xffc9 0x58 down";

  private static final String PART_ENDS = "key 0xffc9 0x58 up";
  private static final String ARRIVED_PART = "down 0xffc9";

  private Told() {}

  /** What was recorded between one F12 and the next; what is known of the screen is left out. */
  static List<List<String>> recorded(List<RecordedEvent> events) {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (RecordedEvent event : events) {
      String line = line(event);
      if (line.equals(PART)) {
        parts.add(new ArrayList<>());
      } else if (!line.isEmpty() && !line.equals(PART_ENDS)) {
        parts.getLast().add(line);
      }
    }
    return parts;
  }

  private static String line(RecordedEvent event) {
    return switch (event) {
      case RecordedEvent.Key it ->
          "key 0x%x 0x%x %s".formatted(it.keysym(), it.code(), it.down() ? "down" : "up");
      case RecordedEvent.Pointer it ->
          "pointer %d,%d buttons %d".formatted(it.x(), it.y(), it.buttons());
      case RecordedEvent.Button it ->
          "button %d %s at %d,%d".formatted(it.button(), it.down() ? "down" : "up", it.x(), it.y());
      case RecordedEvent.Wheel it ->
          "wheel %d,%d at %d,%d".formatted(it.dx(), it.dy(), it.x(), it.y());
      case RecordedEvent.Clipboard it -> "clipboard %s %s".formatted(it.direction(), it.text());
      case RecordedEvent.Released it ->
          "released %s buttons %d"
              .formatted(
                  it.keysyms().stream().map(keysym -> "0x%x".formatted(keysym)).toList(),
                  it.buttons());
      case RecordedEvent.Redacted it -> "redacted " + it.rule();
      default -> "";
    };
  }

  /** What arrived in the desktop, parted likewise. */
  static List<List<String>> arrived(String lines) {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    lines
        .lines()
        .map(Told::arrivedLine)
        .forEach(
            line -> {
              if (line.equals(ARRIVED_PART)) {
                parts.add(new ArrayList<>());
              } else {
                parts.getLast().add(line);
              }
            });
    return parts;
  }

  private static String arrivedLine(String json) {
    JsonNode note;
    try {
      note = JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return switch (note.path("type").asText()) {
      case "key" ->
          "%s 0x%x"
              .formatted(
                  note.path("down").asBoolean() ? "down" : "up", note.path("keyval").asInt());
      case "button" ->
          "%s %d at %d,%d"
              .formatted(
                  note.path("what").asText(),
                  note.path("button").asInt(),
                  note.path("x").asInt(),
                  note.path("y").asInt());
      case "scroll" -> "scroll " + note.path("direction").asText();
      case "drag" -> "drag %d,%d".formatted(note.path("x").asInt(), note.path("y").asInt());
      case "text" -> "text " + note.path("text").asText();
      default -> note.path("type").asText();
    };
  }
}
