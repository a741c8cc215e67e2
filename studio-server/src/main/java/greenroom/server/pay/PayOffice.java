package greenroom.server.pay;

import greenroom.recorder.RecordingId;
import greenroom.server.Conflict;
import greenroom.server.Money;
import greenroom.server.PayDesk;
import greenroom.server.Person;
import greenroom.server.pay.PayRepository.Balance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes and books what is owed. A finished session earns the task's fixed price or the floor for
 * its active time, whichever is more; an unfinished one the floor.
 */
public final class PayOffice implements PayDesk, Pay {
  private static final long SECONDS_AN_HOUR = Duration.ofHours(1).toSeconds();

  private final PayRepository books;
  private final PayKeys keys;

  public PayOffice(PayRepository books, PayKeys keys) {
    this.books = books;
    this.keys = keys;
  }

  @Override
  public void owe(
      Person.Volunteer volunteer,
      RecordingId session,
      Money price,
      Money hourlyFloor,
      Duration active,
      boolean finished) {
    Money floor = floor(hourlyFloor, active);
    boolean byPrice = finished && price.cents() >= floor.cents();
    books.earn(
        keys.payee(volunteer.id()),
        keys.session(session),
        byPrice ? "price" : "floor",
        byPrice ? price : floor);
  }

  /** Rounded up to the next cent. */
  static Money floor(Money hourlyFloor, Duration active) {
    long cents =
        Math.ceilDiv(Math.multiplyExact(hourlyFloor.cents(), active.toSeconds()), SECONDS_AN_HOUR);
    return new Money(cents, hourlyFloor.currency());
  }

  @Override
  public Statement statement(Person.Volunteer volunteer, List<RecordingId> sessions) {
    Person.Payee payee = keys.payee(volunteer.id());
    Map<String, Money> earnings = books.earnings(payee);
    Map<RecordingId, Money> bySession = new HashMap<>();
    for (RecordingId session : sessions) {
      Money earned = earnings.get(keys.session(session));
      if (earned != null) {
        bySession.put(session, earned);
      }
    }
    Balance balance =
        books.balances(payee).stream()
            .findFirst()
            .orElse(new Balance(new Money(0, "USD"), new Money(0, "USD")));
    return new Statement(balance.owed(), balance.paid(), bySession);
  }

  @Override
  public String completionCode(Person.Volunteer volunteer, RecordingId session) {
    if (!books.earnings(keys.payee(volunteer.id())).containsKey(keys.session(session))) {
      throw new Conflict("The completion code comes when the session is over.");
    }
    return keys.completionCode(session);
  }
}
