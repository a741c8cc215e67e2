package greenroom.recorder.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A bench's {@code --name value} arguments, each of which has a default. */
public final class Options {
  private final String usage;
  private final Map<String, String> values;

  /**
   * Reads the arguments; ends the program with the usage on {@code --help}, and with status 2 if
   * one is not known.
   */
  public static Options read(String usage, Map<String, String> defaults, String... arguments) {
    var options = new Options(usage, new HashMap<>(defaults));
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.println(usage);
      System.exit(0);
    }
    if (arguments.length % 2 != 0) {
      options.refuse();
    }
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!defaults.containsKey(name)) {
        options.refuse();
      }
      options.values.put(name, arguments[i + 1]);
    }
    return options;
  }

  private Options(String usage, Map<String, String> values) {
    this.usage = usage;
    this.values = values;
  }

  public String text(String name) {
    return Objects.requireNonNull(values.get(name));
  }

  /** A whole number of at least one. */
  public int number(String name) {
    try {
      int number = Integer.parseInt(text(name));
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, like every other mistake.
    }
    refuse();
    throw new AssertionError("The program has ended");
  }

  private void refuse() {
    System.err.println(usage);
    System.exit(2);
  }
}
