package greenroom.server;

import java.util.Currency;
import java.util.Locale;

/**
 * An amount of money.
 *
 * @param cents hundredths of the currency's unit
 * @param currency ISO 4217, for example {@code USD}
 */
public record Money(long cents, String currency) {
  public Money {
    Currency.getInstance(currency);
  }

  public Money plus(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
    }
    return new Money(Math.addExact(cents, other.cents), currency);
  }

  /** For example {@code 4.50 USD}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d.%02d %s", cents / 100, Math.abs(cents % 100), currency);
  }
}
