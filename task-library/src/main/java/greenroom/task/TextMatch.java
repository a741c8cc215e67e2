package greenroom.task;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * How a text must be. Patterns are those of RE2, which take time in proportion to the text whatever
 * the text is.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
public sealed interface TextMatch {

  /** Whether this text is as asked. */
  boolean matches(String text);

  /** This with the persona's values in place of the placeholders. */
  TextMatch filledFor(Persona persona);

  /** The text is this one; white space at either end does not count. */
  record EqualTo(String expected, boolean ignoreCase) implements TextMatch {
    @Override
    public boolean matches(String text) {
      return ignoreCase
          ? text.strip().equalsIgnoreCase(expected.strip())
          : text.strip().equals(expected.strip());
    }

    @Override
    public TextMatch filledFor(Persona persona) {
      return new EqualTo(persona.fill(expected), ignoreCase);
    }
  }

  /** The text has this one in it. */
  record Containing(String part, boolean ignoreCase) implements TextMatch {
    @Override
    public boolean matches(String text) {
      return new Matching(Pattern.quote(part), ignoreCase).matches(text);
    }

    @Override
    public TextMatch filledFor(Persona persona) {
      return new Containing(persona.fill(part), ignoreCase);
    }
  }

  /** The pattern is found in the text; {@code ^} and {@code $} are its ends. */
  record Matching(String pattern, boolean ignoreCase) implements TextMatch {
    /** Work for each character of the text; {@code [0-9]{1000}} stays below. */
    private static final int MAX_PROGRAM = 2_000;

    public Matching {
      try {
        if (Pattern.compile(pattern).programSize() > MAX_PROGRAM) {
          throw new IllegalArgumentException(
              "This pattern takes too much work: it repeats too much too often");
        }
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException(
            "This is not a pattern: " + wrong.getDescription(), wrong);
      }
    }

    @Override
    public boolean matches(String text) {
      return Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE : 0)
          .matcher(text.strip())
          .find();
    }

    @Override
    public TextMatch filledFor(Persona persona) {
      return new Matching(persona.fill(pattern, Pattern::quote), ignoreCase);
    }
  }
}
