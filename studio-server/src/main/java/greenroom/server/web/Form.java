package greenroom.server.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a submitted form, as a browser sends them (URL-encoded). Hides its values. */
public record Form(Map<String, List<String>> fields) {

  /** What a request without a form has. */
  static final Form NONE = new Form(Map.of());

  public Form {
    fields = Map.copyOf(fields);
  }

  /** Reads {@code application/x-www-form-urlencoded}; what does not decode counts as absent. */
  static Form parse(String body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        continue;
      }
      try {
        String name = decoded(pair.substring(0, equals));
        String value = decoded(pair.substring(equals + 1));
        fields.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
      } catch (IllegalArgumentException malformed) {
        // A broken escape: the field is left out and its controller says what is missing.
      }
    }
    fields.replaceAll((name, values) -> List.copyOf(values));
    return new Form(fields);
  }

  /** The field's value without surrounding blanks; empty if it was not sent. */
  String text(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? "" : values.getFirst().strip();
  }

  /** The field's value exactly as it was typed. */
  String exact(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** Every value of a field that may be sent several times. */
  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Form" + fields.keySet();
  }
}
