package greenroom.task;

import java.util.Currency;

/**
 * What a volunteer earns. The amount is fixed; it is raised to what the active time earns at the
 * hourly floor when the task took longer than the amount is good for.
 *
 * @param amount fixed price in the currency's minor unit (pence, cents)
 * @param floorPerHour the least that an hour of active time earns, in the same unit
 */
public record Pay(long amount, Currency currency, long floorPerHour) {
  public Pay {
    if (amount <= 0 || floorPerHour <= 0) {
      throw new IllegalArgumentException(
          "Amount and hourly floor are above zero; not " + amount + " and " + floorPerHour);
    }
  }
}
