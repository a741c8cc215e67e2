package greenroom.server.pay;

import greenroom.server.Database;
import greenroom.server.Money;
import greenroom.server.Person;
import greenroom.server.Purpose;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pay desk's books, through its own role. */
public final class PayRepository {
  private final Database pay;

  public PayRepository(Database pay) {
    this.pay = pay;
  }

  /** What a payee is owed and was paid, in one currency. */
  record Balance(Money owed, Money paid) {}

  /** Books what a session earned: cost to owed. Only the first booking of a session counts. */
  void earn(Person.Payee payee, String sessionKey, String kind, Money amount) {
    pay.transaction(
        payee,
        Purpose.PAY,
        sql -> {
          int first =
              sql.execute(
                  """
                  insert into pay.earning (session_key, payee, kind, cents, currency)
                  values (?, ?, ?, ?, ?) on conflict do nothing
                  """,
                  sessionKey,
                  payee.payKey(),
                  kind,
                  amount.cents(),
                  amount.currency());
          if (first == 1 && amount.cents() > 0) {
            UUID transaction = UUID.randomUUID();
            sql.execute(
                """
                insert into pay.posting (transaction, line, account, payee, cents, currency)
                values (?, 1, 'cost', ?, ?, ?), (?, 2, 'owed', ?, ?, ?)
                """,
                transaction,
                payee.payKey(),
                amount.cents(),
                amount.currency(),
                transaction,
                payee.payKey(),
                -amount.cents(),
                amount.currency());
          }
          return first;
        });
  }

  Map<String, Money> earnings(Person.Payee payee) {
    return pay
        .transaction(
            payee,
            Purpose.PAY,
            sql ->
                sql.fetch(
                    "select session_key, cents, currency from pay.earning where payee = ?",
                    payee.payKey()))
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.get("session_key", String.class),
                row -> new Money(row.get("cents", Long.class), row.get("currency", String.class))));
  }

  /** One for each currency. */
  List<Balance> balances(Person.Payee payee) {
    return pay.transaction(
        payee,
        Purpose.PAY,
        sql ->
            sql.fetch(
                    """
                    select currency,
                           -coalesce(sum(cents) filter (where account = 'owed'), 0) as owed,
                           -coalesce(sum(cents) filter (where account = 'bank'), 0) as paid
                    from pay.posting where payee = ? group by currency order by currency
                    """,
                    payee.payKey())
                .map(
                    row ->
                        new Balance(
                            new Money(
                                row.get("owed", Long.class), row.get("currency", String.class)),
                            new Money(
                                row.get("paid", Long.class), row.get("currency", String.class)))));
  }
}
