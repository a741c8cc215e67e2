package greenroom.task.yaml;

/** How problems name a place inside a task file: {@code steps[2].text}. */
final class FieldPath {
  private FieldPath() {}

  static String field(String parent, String name) {
    return parent.isEmpty() ? name : parent + "." + name;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
