package greenroom.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import greenroom.sandbox.ContextEvent.Box;
import greenroom.sandbox.ContextEvent.ElementInfo;
import greenroom.sandbox.ContextEvent.TreeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text form of context events: one JSON object a line. What writes them is under the
 * volunteer's hands, so reading is strict and bounded.
 *
 * <pre>
 * {"type":"focus|element","nanos":n,"element":{"role":"…","name":"…","app":"…","password":false,
 *   "box":{"x":0,"y":0,"width":1,"height":1}|null}}
 * {"type":"window","nanos":n,"change":"activate","title":"…","app":"…","box":…}
 * {"type":"navigation","nanos":n,"url":"…","title":"…"}
 * {"type":"tree","nanos":n,"id":"…","title":"…","app":"…","box":…,"whole":true,"nodes":[
 *   {"parent":-1,"role":"…","name":"…","box":…,"states":["focused"]}]}
 * {"type":"password","nanos":n,"key":"…","shown":true,"box":…}
 * {"type":"text","nanos":n,"key":"…","text":"…","shown":true,"box":…,"certain":true,
 *   "editable":true,"label":"…"}
 * </pre>
 */
public final class ContextLine {
  private static final int TEXT_LIMIT = 400;
  private static final int SHOWN_LIMIT = 4_000;
  private static final int COORDINATE_LIMIT = 32_767;
  private static final Set<String> CHANGES =
      Set.of("activate", "create", "destroy", "maximize", "restore", "move", "resize");

  private static final int NODE_LIMIT = 5_000;
  private static final int STATE_LIMIT = 8;
  private static final Set<String> STATES =
      Set.of(
          "active", "focused", "selected", "checked", "expanded", "editable", "enabled", "modal");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(5)
                          .maxStringLength(8_192)
                          .maxNumberLength(20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ContextLine() {}

  /**
   * The event, or empty if the line is not one. Texts are cut at 400 characters, what an element
   * shows at 4,000.
   *
   * @param source who says so: {@code at-spi} or {@code browser}
   */
  public static Optional<ContextEvent> read(String line, String source) {
    try {
      return Optional.of(event(JSON.readTree(line), source));
    } catch (JsonProcessingException | IllegalArgumentException notAnEvent) {
      return Optional.empty();
    }
  }

  private static ContextEvent event(JsonNode json, String source) {
    long nanos = number(json, "nanos", 0, Long.MAX_VALUE);
    String type = text(json, "type");
    return switch (type) {
      case "focus" -> new ContextEvent.Focus(nanos, element(member(json, "element"), source));
      case "element" -> new ContextEvent.Element(nanos, element(member(json, "element"), source));
      case "window" ->
          new ContextEvent.Window(
              nanos, change(json), text(json, "title"), text(json, "app"), box(json));
      case "navigation" ->
          new ContextEvent.Navigation(nanos, text(json, "url"), text(json, "title"));
      case "tree" ->
          new ContextEvent.Tree(
              nanos,
              text(json, "id"),
              text(json, "title"),
              text(json, "app"),
              box(json),
              flag(json, "whole"),
              nodes(member(json, "nodes")));
      case "password" ->
          new ContextEvent.PasswordField(nanos, text(json, "key"), flag(json, "shown"), box(json));
      case "text" ->
          new ContextEvent.Text(
              nanos,
              text(json, "key"),
              text(json, "text", SHOWN_LIMIT),
              flag(json, "shown"),
              box(json),
              flag(json, "certain"),
              flag(json, "editable"),
              text(json, "label"));
      default -> throw new IllegalArgumentException("type");
    };
  }

  private static ElementInfo element(JsonNode json, String source) {
    return new ElementInfo(
        text(json, "role"),
        text(json, "name"),
        box(json),
        text(json, "app"),
        source,
        flag(json, "password"));
  }

  private static List<TreeNode> nodes(JsonNode array) {
    if (!array.isArray() || array.size() > NODE_LIMIT) {
      throw new IllegalArgumentException("nodes");
    }
    List<TreeNode> nodes = new ArrayList<>(array.size());
    for (JsonNode node : array) {
      int parent = (int) number(node, "parent", -1, NODE_LIMIT);
      if (parent >= nodes.size()) {
        throw new IllegalArgumentException("parent");
      }
      nodes.add(
          new TreeNode(parent, text(node, "role"), text(node, "name"), box(node), states(node)));
    }
    return nodes;
  }

  private static List<String> states(JsonNode node) {
    JsonNode array = member(node, "states");
    if (!array.isArray() || array.size() > STATE_LIMIT) {
      throw new IllegalArgumentException("states");
    }
    List<String> states = new ArrayList<>(array.size());
    for (JsonNode state : array) {
      if (!STATES.contains(state.asText())) {
        throw new IllegalArgumentException("states");
      }
      states.add(state.asText());
    }
    return states;
  }

  private static String change(JsonNode json) {
    String change = text(json, "change");
    if (!CHANGES.contains(change)) {
      throw new IllegalArgumentException("change");
    }
    return change;
  }

  private static @Nullable Box box(JsonNode json) {
    JsonNode box = member(json, "box");
    if (box.isNull()) {
      return null;
    }
    return new Box(
        coordinate(box, "x", -COORDINATE_LIMIT),
        coordinate(box, "y", -COORDINATE_LIMIT),
        coordinate(box, "width", 1),
        coordinate(box, "height", 1));
  }

  private static int coordinate(JsonNode json, String name, int least) {
    return (int) number(json, name, least, COORDINATE_LIMIT);
  }

  private static JsonNode member(JsonNode json, String name) {
    JsonNode member = json.get(name);
    if (member == null) {
      throw new IllegalArgumentException(name);
    }
    return member;
  }

  private static String text(JsonNode json, String name) {
    return text(json, name, TEXT_LIMIT);
  }

  private static String text(JsonNode json, String name, int limit) {
    JsonNode member = member(json, name);
    if (!member.isTextual()) {
      throw new IllegalArgumentException(name);
    }
    String text = member.textValue();
    return text.length() <= limit ? text : text.substring(0, limit);
  }

  private static boolean flag(JsonNode json, String name) {
    JsonNode member = member(json, name);
    if (!member.isBoolean()) {
      throw new IllegalArgumentException(name);
    }
    return member.booleanValue();
  }

  private static long number(JsonNode json, String name, long least, long most) {
    JsonNode member = member(json, name);
    if (!member.canConvertToLong() || !member.isIntegralNumber()) {
      throw new IllegalArgumentException(name);
    }
    long number = member.longValue();
    if (number < least || number > most) {
      throw new IllegalArgumentException(name);
    }
    return number;
  }
}
