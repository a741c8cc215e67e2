package greenroom.recorder;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part's number and kind, which together name its file: {@code parts/000001.screen.age}. Parts
 * that were cut at the same moment share a number.
 */
public record PartName(long seq, PartKind kind) {
  private static final Pattern FILE = Pattern.compile("parts/(\\d{6,12})\\.([a-z]+)\\.age");

  public PartName {
    if (seq < 0) {
      throw new IllegalArgumentException("a part's number cannot be negative: " + seq);
    }
  }

  /** The file's path inside the recording, with forward slashes. */
  public String file() {
    return "parts/" + text() + ".age";
  }

  /** Number and kind, as {@code removed} lines of the part log list them. */
  public String text() {
    return String.format(Locale.ROOT, "%06d.%s", seq, kind.word());
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException if it is not exactly of that form
   */
  public static PartName parse(String text) {
    return ofFile("parts/" + text + ".age");
  }

  /**
   * Reads {@link #file()}.
   *
   * @throws IllegalArgumentException if it is not exactly of that form
   */
  public static PartName ofFile(String file) {
    Matcher matcher = FILE.matcher(file);
    if (matcher.matches()) {
      PartName name = new PartName(Long.parseLong(matcher.group(1)), PartKind.of(matcher.group(2)));
      if (name.file().equals(file)) {
        return name;
      }
    }
    throw new IllegalArgumentException("not the name of a part: '" + file + "'");
  }
}
