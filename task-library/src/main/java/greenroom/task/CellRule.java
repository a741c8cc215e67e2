package greenroom.task;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What must be in one cell of a sheet.
 *
 * @param cell its address, such as {@code E17}
 * @param expectations all of them must be so
 */
public record CellRule(String cell, List<Expectation> expectations) {
  private static final Pattern ADDRESS = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");

  public CellRule {
    if (!ADDRESS.matcher(cell).matches()) {
      throw new IllegalArgumentException("A cell is named like E17; not \"" + cell + "\"");
    }
    expectations = List.copyOf(expectations);
  }

  /** This rule with the persona's values in place of the placeholders. */
  public CellRule filledFor(Persona persona) {
    return new CellRule(
        cell, expectations.stream().map(expectation -> expectation.filledFor(persona)).toList());
  }

  /** One thing that must be so for the cell. */
  public sealed interface Expectation {

    /** This expectation with the persona's values in place of the placeholders. */
    default Expectation filledFor(Persona persona) {
      return switch (this) {
        case Numeric numeric -> numeric;
        case Text text -> new Text(text.match().filledFor(persona));
        case Formula formula -> new Formula(formula.match().filledFor(persona));
        case Computed computed -> computed;
        case Empty empty -> empty;
      };
    }

    /** The value (typed, or a formula's result) is this number, give or take the tolerance. */
    record Numeric(double value, double tolerance) implements Expectation {}

    /** The value is text, as asked. */
    record Text(TextMatch match) implements Expectation {}

    /**
     * The cell holds a formula, and its text is as asked: without the leading {@code =}, without
     * spaces and {@code $}, in capitals, arguments parted by commas ({@code SUM(E5:E16)}).
     */
    record Formula(TextMatch match) implements Expectation {}

    /** The cell holds a formula, whichever ({@code true}), or holds none ({@code false}). */
    record Computed(boolean formula) implements Expectation {}

    /** Nothing is in the cell ({@code true}), or something is ({@code false}). */
    record Empty(boolean empty) implements Expectation {}
  }
}
