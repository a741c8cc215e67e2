package greenroom.sandbox;

import java.util.regex.Pattern;

/** The name of one sandbox on its host: short, so that it fits into socket paths. */
public record SandboxId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]{8,20}");

  public SandboxId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A sandbox id is 8 to 20 lower-case letters and digits; not \"" + value + "\"");
    }
  }

  /** Whether a text has the form of a sandbox's id. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
