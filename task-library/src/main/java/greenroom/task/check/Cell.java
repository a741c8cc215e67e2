package greenroom.task.check;

import greenroom.task.CellRule.Expectation;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What is in one cell of a sheet.
 *
 * @param formula the formula in the form that {@link Expectation.Formula} describes; empty if the
 *     cell holds none
 * @param value what was typed, or the formula's result as the program that saved the file saw it
 */
record Cell(String formula, Value value) {
  /** Sums of decimal fractions are off by less than this in binary. */
  private static final double ROUNDING = 1e-9;

  static final Cell NOTHING = new Cell("", new Blank());

  sealed interface Value {}

  record Numeric(double number) implements Value {}

  record Words(String text) implements Value {}

  record Blank() implements Value {}

  boolean meets(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Numeric expected ->
          value instanceof Numeric found
              && Math.abs(found.number() - expected.value()) <= expected.tolerance() + ROUNDING;
      case Expectation.Text expected -> expected.match().matches(text());
      case Expectation.Formula expected -> computed() && expected.match().matches(formula);
      case Expectation.Computed expected -> expected.formula() == computed();
      case Expectation.Empty expected ->
          expected.empty() == (!computed() && value instanceof Blank);
    };
  }

  private boolean computed() {
    return !formula.isEmpty();
  }

  private String text() {
    return switch (value) {
      case Numeric found when Double.isFinite(found.number()) ->
          new BigDecimal(Double.toString(found.number())).stripTrailingZeros().toPlainString();
      case Numeric found -> Double.toString(found.number());
      case Words words -> words.text();
      case Blank _ -> "";
    };
  }

  /** Hides what is in the cell. */
  @Override
  public String toString() {
    return "Cell[]";
  }

  /** A formula as it is compared: without =, spaces and $, in capitals, with commas. */
  static String comparable(String formula) {
    var bare = formula.startsWith("=") ? formula.substring(1) : formula;
    return bare.replaceAll("[\\s$]", "").replace(';', ',').toUpperCase(Locale.ROOT);
  }
}
