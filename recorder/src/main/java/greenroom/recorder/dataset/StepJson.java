package greenroom.recorder.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import greenroom.recorder.Step;
import greenroom.recorder.StepAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines of {@code steps.jsonl}. Action names are AgentNet's ({@code click doubleClick
 * tripleClick rightClick middleClick dragTo scroll hscroll write press hotkey}) and, where it has
 * none, {@code longPress paste secret redacted}.
 */
final class StepJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private StepJson() {}

  /**
   * @param number counted from 1
   * @param before the file with the screen before the step, null if there is no picture
   * @param after the file with the screen after it, null if there is none
   */
  static byte[] line(int number, Step step, @Nullable String before, @Nullable String after) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", number);
    line.put("t0", step.from());
    line.put("t1", step.to());
    action(step.action(), line);
    var events = line.putArray("events");
    step.events().forEach(events::add);
    line.put("frame", before);
    line.put("after", after);
    try {
      return (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A step could not be written as JSON", e);
    }
  }

  private static void action(StepAction action, ObjectNode line) {
    switch (action) {
      case StepAction.Click it -> {
        line.put("action", click(it));
        at(it.x(), it.y(), line);
        line.put("button", it.button());
        line.put("count", it.count());
      }
      case StepAction.LongPress it -> {
        line.put("action", "longPress");
        at(it.x(), it.y(), line);
        line.put("button", it.button());
      }
      case StepAction.Drag it -> {
        line.put("action", "dragTo");
        line.put("fromX", it.fromX());
        line.put("fromY", it.fromY());
        at(it.toX(), it.toY(), line);
        line.put("button", it.button());
      }
      case StepAction.Scroll it -> {
        line.put("action", it.dy() == 0 && it.dx() != 0 ? "hscroll" : "scroll");
        at(it.x(), it.y(), line);
        line.put("dx", it.dx());
        line.put("dy", it.dy());
      }
      case StepAction.Write it -> line.put("action", "write").put("text", it.text());
      case StepAction.Press it -> line.put("action", "press").put("key", it.key());
      case StepAction.Hotkey it -> {
        line.put("action", "hotkey");
        var keys = line.putArray("keys");
        it.keys().forEach(keys::add);
      }
      case StepAction.Paste it -> line.put("action", "paste").put("text", it.text());
      case StepAction.Secret it -> line.put("action", "secret").put("ref", it.ref());
      case StepAction.Redacted it -> line.put("action", "redacted").put("rule", it.rule());
    }
  }

  private static String click(StepAction.Click click) {
    if (click.button() == 3) {
      return "rightClick";
    }
    if (click.button() == 2) {
      return "middleClick";
    }
    return switch (click.count()) {
      case 1 -> "click";
      case 2 -> "doubleClick";
      default -> "tripleClick";
    };
  }

  private static void at(int x, int y, ObjectNode line) {
    line.put("x", x);
    line.put("y", y);
  }
}
