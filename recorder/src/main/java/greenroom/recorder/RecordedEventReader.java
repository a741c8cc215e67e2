package greenroom.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines that {@link RecordedEventWriter} writes. */
public final class RecordedEventReader {
  /** The change of a window event that carries the whole tree of what the window showed. */
  static final String TREE = "tree";

  private RecordedEventReader() {}

  /**
   * @param line one line; its line feed may be there or not
   * @throws FormatException if it is no event of this version; the message holds no content
   */
  public static RecordedLine read(String line) {
    JsonNode json;
    try {
      json = FormatJson.MAPPER.readTree(line);
    } catch (JsonProcessingException _) {
      throw new FormatException("an event line is not JSON");
    }
    long seq = number(json, "seq");
    if (seq < 0) {
      throw missing("seq");
    }
    return new RecordedLine(seq, event(json, number(json, "t")));
  }

  private static RecordedEvent event(JsonNode it, long t) {
    return switch (text(it, "type")) {
      case "pointer" ->
          new RecordedEvent.Pointer(t, small(it, "x"), small(it, "y"), small(it, "buttons"));
      case "button" ->
          new RecordedEvent.Button(
              t, small(it, "x"), small(it, "y"), small(it, "button"), flag(it, "down"));
      case "wheel" ->
          new RecordedEvent.Wheel(
              t, small(it, "x"), small(it, "y"), small(it, "dx"), small(it, "dy"));
      case "key" ->
          new RecordedEvent.Key(t, small(it, "keysym"), small(it, "code"), flag(it, "down"));
      case "clipboard" -> new RecordedEvent.Clipboard(t, text(it, "direction"), text(it, "text"));
      case "redacted" -> new RecordedEvent.Redacted(t, text(it, "rule"));
      case "secret" -> new RecordedEvent.Secret(t, text(it, "ref"));
      case "focus" ->
          new RecordedEvent.Focus(
              t, text(it, "role"), text(it, "name"), box(it), text(it, "app"), text(it, "source"));
      case "element" ->
          new RecordedEvent.Element(
              t, text(it, "role"), text(it, "name"), box(it), text(it, "app"), text(it, "source"));
      case "window" -> text(it, "change").equals(TREE) ? tree(it, t) : window(it, t);
      case "navigation" -> new RecordedEvent.Navigation(t, text(it, "url"), text(it, "title"));
      case "mark" -> new RecordedEvent.Mark(t, text(it, "step"), flag(it, "done"));
      case "pause" -> new RecordedEvent.Pause(t);
      case "resume" -> new RecordedEvent.Resume(t);
      case "released" ->
          new RecordedEvent.Released(t, numbers(it.path("keysyms")), small(it, "buttons"));
      default -> throw new FormatException("an event line is of a type that version 1 has not");
    };
  }

  private static RecordedEvent window(JsonNode it, long t) {
    return new RecordedEvent.Window(
        t, text(it, "change"), text(it, "title"), text(it, "app"), box(it));
  }

  private static RecordedEvent tree(JsonNode it, long t) {
    List<RecordedEvent.TreeNode> nodes = new ArrayList<>();
    for (JsonNode node : it.path("nodes")) {
      List<String> states = new ArrayList<>();
      node.path("states").forEach(state -> states.add(state.asText()));
      nodes.add(
          new RecordedEvent.TreeNode(
              small(node, "parent"), text(node, "role"), text(node, "name"), box(node), states));
    }
    return new RecordedEvent.Tree(
        t,
        text(it, "reason"),
        text(it, "title"),
        text(it, "app"),
        box(it),
        flag(it, "whole"),
        nodes);
  }

  private static RecordedEvent.@Nullable Box box(JsonNode event) {
    JsonNode box = event.path("box");
    return box.isObject()
        ? new RecordedEvent.Box(
            small(box, "x"), small(box, "y"), small(box, "width"), small(box, "height"))
        : null;
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>();
    array.forEach(value -> numbers.add(value.intValue()));
    return numbers;
  }

  private static long number(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw missing(field);
    }
    return value.longValue();
  }

  private static int small(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw missing(field);
    }
    return value.intValue();
  }

  private static boolean flag(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isBoolean()) {
      throw missing(field);
    }
    return value.booleanValue();
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw missing(field);
    }
    return value.textValue();
  }

  private static FormatException missing(String field) {
    return new FormatException("an event line lacks a proper '" + field + "'");
  }
}
