package greenroom.task;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in a task's texts that a persona's values fill: {@code ${persona.firstName}}. */
public final class Placeholders {
  private static final Pattern FORM = Pattern.compile("\\$\\{persona\\.([^}]*)}");

  private Placeholders() {}

  /** The field names asked for in a text, in order, known or not. */
  public static List<String> in(String text) {
    return FORM.matcher(text).results().map(result -> result.group(1)).toList();
  }

  /** The text with each placeholder replaced by its quoted value. */
  static String fill(String text, Persona persona, UnaryOperator<String> quote) {
    return FORM.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(quote.apply(persona.value(found.group(1)))));
  }
}
