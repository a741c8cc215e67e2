package greenroom.task.yaml;

import java.util.regex.Pattern;

/**
 * What an unquoted value is.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2.2, core schema</a>
 */
enum ScalarKind {
  NOTHING("nothing", Pattern.compile("null|Null|NULL|~|")),
  FLAG("true or false", Pattern.compile("true|True|TRUE|false|False|FALSE")),
  WHOLE("a number", Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")),
  DECIMAL(
      "a number",
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN")),
  TEXT("text", Pattern.compile("(?s).*"));

  private final String words;
  private final Pattern form;

  ScalarKind(String words, Pattern form) {
    this.words = words;
    this.form = form;
  }

  String words() {
    return words;
  }

  static ScalarKind of(String plain) {
    for (var kind : values()) {
      if (kind.form.matcher(plain).matches()) {
        return kind;
      }
    }
    return TEXT;
  }
}
