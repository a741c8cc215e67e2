package greenroom.recorder.bench.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.Keysym;
import greenroom.recorder.PartKind;
import greenroom.recorder.reading.OpenRecording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The text that a stranger could make of a recording's event lines. It reads the JSON itself, so
 * that a field which an event gets one day is looked at as well.
 */
final class StoredEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Fields whose words come from Greenroom and not from the desktop. */
  private static final Set<String> OWN_WORDS =
      Set.of("type", "direction", "rule", "ref", "source", "role", "change", "step");

  private static final int SHORTEST_RUN = 4;
  private static final int CERTAIN_RUN = 10;

  /** The share of a value that counts as having it. */
  static final double ENOUGH = 0.6;

  private final List<JsonNode> lines;
  private final String everything;

  private StoredEvents(List<JsonNode> lines) {
    this.lines = lines;
    this.everything = String.join("\n", texts(lines));
  }

  static StoredEvents of(OpenRecording recording) {
    List<JsonNode> lines = new ArrayList<>();
    for (byte[] part : recording.contents(PartKind.EVENTS)) {
      try (var gzip = new GZIPInputStream(new ByteArrayInputStream(part))) {
        var text = new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        for (var line : text.lines().toList()) {
          lines.add(JSON.readTree(line));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new StoredEvents(lines);
  }

  /**
   * Whether at least 60 % of a value can be had: as one run, or in runs of at least four
   * characters, from what was stored while it was entered and shown; or as one run of at least ten
   * characters from anywhere in the recording. Letters and digits count, not their case.
   */
  boolean give(String core, long from, long until) {
    var wanted = Folded.plain(core);
    int enough = (int) Math.ceil(ENOUGH * wanted.length());
    var near = texts(between(from, until));
    for (var text : near) {
      if (hasRun(text, wanted, enough) || covered(text, wanted) >= ENOUGH * wanted.length()) {
        return true;
      }
    }
    return hasRun(everything, wanted, Math.max(CERTAIN_RUN, enough));
  }

  /** Whether all of a text is there as it was entered. */
  boolean hold(String whole, long from, long until) {
    var wanted = Folded.plain(whole);
    return texts(between(from, until)).stream().anyMatch(text -> text.contains(wanted));
  }

  /** When keys that type something were pressed. */
  Set<Long> keyTimes() {
    var times = new java.util.HashSet<Long>();
    for (var line : lines) {
      if (down(line)) {
        times.add(line.path("t").asLong());
      }
    }
    return times;
  }

  /** The clipboard's texts, by when they came. */
  Map<Long, String> clipboards() {
    var texts = new java.util.HashMap<Long, String>();
    for (var line : lines) {
      if (line.path("type").asText().equals("clipboard")) {
        texts.put(line.path("t").asLong(), line.path("text").asText());
      }
    }
    return texts;
  }

  private List<JsonNode> between(long from, long until) {
    return lines.stream()
        .filter(line -> line.path("t").asLong() >= from && line.path("t").asLong() <= until)
        .toList();
  }

  private static boolean hasRun(String text, String wanted, int length) {
    return length <= wanted.length()
        && Folded.runs(wanted, length).stream().anyMatch(text::contains);
  }

  /** How many characters lie in some run of at least four that the text has. */
  private static int covered(String text, String wanted) {
    boolean[] found = new boolean[wanted.length()];
    for (int i = 0; i + SHORTEST_RUN <= wanted.length(); i++) {
      if (text.contains(wanted.substring(i, i + SHORTEST_RUN))) {
        for (int k = 0; k < SHORTEST_RUN; k++) {
          found[i + k] = true;
        }
      }
    }
    int count = 0;
    for (boolean each : found) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /** What can be made of these lines, each way for itself: letters and digits alone. */
  private static List<String> texts(List<JsonNode> lines) {
    var pressed = new StringBuilder();
    var released = new StringBuilder();
    var codes = new StringBuilder();
    var said = new StringBuilder();
    for (var line : lines) {
      if (line.path("type").asText().equals("key")) {
        boolean down = line.path("down").asBoolean();
        Keysym.character(line.path("keysym").asInt())
            .ifPresent((down ? pressed : released)::appendCodePoint);
        if (down) {
          ScanCodes.character(line.path("code").asInt()).ifPresent(codes::appendCodePoint);
        }
      } else {
        say("", line, said);
      }
    }
    return List.of(
        Folded.plain(pressed.toString()),
        Folded.plain(released.toString()),
        Folded.plain(codes.toString()),
        Folded.plain(said.toString()),
        Folded.plain(edited(lines)));
  }

  /** Every text in a line, however deep. */
  private static void say(String name, JsonNode node, StringBuilder said) {
    if (node.isTextual()) {
      said.append(OWN_WORDS.contains(name) ? "" : node.asText()).append('\n');
    } else if (node.isArray()) {
      node.forEach(each -> say(name, each, said));
    } else {
      node.properties().forEach(field -> say(field.getKey(), field.getValue(), said));
    }
  }

  /** What the fields held in the end, one after the other, with every correction carried out. */
  private static String edited(List<JsonNode> lines) {
    var all = new StringBuilder();
    var field = new Line();
    var clipboard = "";
    boolean shift = false;
    boolean control = false;
    for (var line : lines) {
      int keysym = line.path("keysym").asInt();
      boolean down = line.path("down").asBoolean();
      if (line.path("type").asText().equals("clipboard")) {
        clipboard = line.path("text").asText();
      } else if (line.path("type").asText().equals("button") || (down && keysym == Stroke.TAB)) {
        all.append(field.text());
        field = new Line();
      } else if (keysym == Stroke.SHIFT) {
        shift = down;
      } else if (keysym == Stroke.CONTROL) {
        control = down;
      } else if (down && control) {
        field.insert(keysym == 'v' ? clipboard : "");
      } else if (down) {
        field.press(keysym, shift);
      }
    }
    return all.append(field.text()).toString();
  }

  private static boolean down(JsonNode line) {
    return line.path("type").asText().equals("key") && line.path("down").asBoolean();
  }
}
