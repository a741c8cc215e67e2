package greenroom.task.yaml;

import greenroom.task.yaml.Shape.Form;

/** How the texts with a fixed form are built. */
final class Forms {
  static final Form NAME =
      Form.of("^[a-z0-9]+(-[a-z0-9]+){0,11}$", "lower-case words joined by hyphens");
  static final Form DIGEST =
      Form.of("^[0-9a-f]{64}$", "a SHA-256: 64 lower-case hexadecimal digits");
  static final Form DESKTOP_PATH =
      Form.of(
          "^(/(?!\\.\\.?(/|$))[^/\\u0000-\\u001f]+)+$",
          "an absolute path in the desktop, beginning with /, without . and .. in it");
  static final Form ASSET_PATH =
      Form.of(
          "^[A-Za-z0-9_][A-Za-z0-9._ -]*(/[A-Za-z0-9_][A-Za-z0-9._ -]*)*$",
          "a path inside the task's folder, such as files/stock.xlsx");
  static final Form TIME = Form.of("^[0-9]{1,5}(s|m|h)$", "a time such as 90s, 20m or 1h");
  static final Form SIZE = Form.of("^[0-9]{1,6}(KB|MB|GB)$", "a size such as 500KB, 200MB or 1GB");
  static final Form CURRENCY =
      Form.of("^[A-Z]{3}$", "a currency's three letters (ISO 4217), such as GBP");
  static final Form CELL = Form.of("^[A-Z]{1,3}[1-9][0-9]{0,6}$", "a cell such as E17");
  static final Form URL =
      Form.of("^(http|file)://[^\\s]+$", "an address beginning with http:// or file://");

  private Forms() {}
}
