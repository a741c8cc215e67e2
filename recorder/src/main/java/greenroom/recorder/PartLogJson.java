package greenroom.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes and reads the lines of {@code parts.jsonl}, without their line feed. */
final class PartLogJson {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private PartLogJson() {}

  static byte[] write(PartLogEntry entry, String prev) {
    ObjectNode line = FormatJson.MAPPER.createObjectNode();
    line.put("seq", entry.seq());
    line.put("kind", kind(entry));
    line.put("t0", entry.from());
    line.put("t1", entry.to());
    switch (entry) {
      case PartLogEntry.Stored stored -> stored(stored, line);
      case PartLogEntry.Removed removed -> {
        line.put("reason", removed.reason());
        var names = line.putArray("parts");
        removed.parts().forEach(name -> names.add(name.text()));
      }
      case PartLogEntry.Stopped stopped -> {
        line.put("segment", stopped.segment());
        line.set("counts", FormatJson.MAPPER.valueToTree(stopped.counts()));
      }
      case PartLogEntry.Resumed resumed -> {
        line.put("segment", resumed.segment());
        line.put("clean", resumed.clean());
        line.put("orphans", resumed.orphans());
      }
    }
    line.put("prev", prev);
    return bytes(line);
  }

  private static void stored(PartLogEntry.Stored stored, ObjectNode line) {
    line.put("bytes", stored.bytes());
    line.put("sha256", stored.sha256());
    line.put("keyframe", stored.keyframe());
    line.put("segment", stored.segment());
    switch (stored.name().kind()) {
      case SCREEN -> line.put("frames", stored.frames());
      case EVENTS -> line.put("events", stored.events());
      case VERDICT, NOTE -> {}
    }
  }

  private static String kind(PartLogEntry entry) {
    return switch (entry) {
      case PartLogEntry.Stored stored -> stored.name().kind().word();
      case PartLogEntry.Removed _ -> "removed";
      case PartLogEntry.Stopped _ -> "stopped";
      case PartLogEntry.Resumed _ -> "resumed";
    };
  }

  private static byte[] bytes(ObjectNode line) {
    try {
      return FormatJson.MAPPER.writeValueAsString(line).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line of the part log could not be written", e);
    }
  }

  /** An entry and the hash that its line names as that of the line before it. */
  record Line(PartLogEntry entry, String prev) {}

  /**
   * @throws FormatException if the text is no line of a part log
   */
  static Line read(String text) {
    try {
      JsonNode line = FormatJson.MAPPER.readTree(text);
      return new Line(entry(line), hash(line, "prev"));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new FormatException("not a line of a part log", e);
    }
  }

  private static PartLogEntry entry(JsonNode line) {
    long seq = number(line, "seq");
    long from = number(line, "t0");
    long to = number(line, "t1");
    return switch (line.path("kind").asText()) {
      case "removed" ->
          new PartLogEntry.Removed(seq, from, to, line.path("reason").asText(), names(line));
      case "stopped" ->
          new PartLogEntry.Stopped(
              seq,
              from,
              to,
              count(line, "segment"),
              FormatJson.MAPPER.convertValue(present(line, "counts"), RecordingCounts.class));
      case "resumed" ->
          new PartLogEntry.Resumed(
              seq, from, to, count(line, "segment"), flag(line, "clean"), count(line, "orphans"));
      case String kind -> stored(line, new PartName(seq, PartKind.of(kind)), from, to);
    };
  }

  private static PartLogEntry stored(JsonNode line, PartName name, long from, long to) {
    return new PartLogEntry.Stored(
        name,
        from,
        to,
        number(line, "bytes"),
        hash(line, "sha256"),
        flag(line, "keyframe"),
        count(line, "segment"),
        name.kind() == PartKind.EVENTS ? count(line, "events") : 0,
        name.kind() == PartKind.SCREEN ? count(line, "frames") : 0);
  }

  private static List<PartName> names(JsonNode line) {
    List<PartName> names = new ArrayList<>();
    for (JsonNode name : present(line, "parts")) {
      names.add(PartName.parse(name.asText()));
    }
    return names;
  }

  private static JsonNode present(JsonNode line, String field) {
    JsonNode value = line.path(field);
    if (!value.isContainerNode()) {
      throw new FormatException("a line of the part log has no '" + field + "'");
    }
    return value;
  }

  private static long number(JsonNode line, String field) {
    JsonNode value = line.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new FormatException("a line of the part log has no number '" + field + "'");
    }
    return value.longValue();
  }

  private static int count(JsonNode line, String field) {
    long value = number(line, field);
    if (value > Integer.MAX_VALUE) {
      throw new FormatException("a line of the part log has too large a '" + field + "'");
    }
    return (int) value;
  }

  private static boolean flag(JsonNode line, String field) {
    JsonNode value = line.path(field);
    if (!value.isBoolean()) {
      throw new FormatException("a line of the part log has no '" + field + "'");
    }
    return value.booleanValue();
  }

  private static String hash(JsonNode line, String field) {
    String value = line.path(field).asText();
    if (!HASH.matcher(value).matches()) {
      throw new FormatException("a line of the part log has no hash '" + field + "'");
    }
    return value;
  }
}
