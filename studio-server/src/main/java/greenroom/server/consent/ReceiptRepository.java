package greenroom.server.consent;

import greenroom.server.Database;
import greenroom.server.Person;
import greenroom.server.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Receipts in PostgreSQL. */
public final class ReceiptRepository implements Receipts {
  private final Database app;

  public ReceiptRepository(Database app) {
    this.app = app;
  }

  @Override
  public List<Receipt> of(Person.Volunteer volunteer) {
    return app.transaction(
        volunteer,
        Purpose.OWN,
        sql ->
            sql.fetch(
                    "select * from consent.receipt where volunteer = ? order by given_at desc",
                    volunteer.id().value())
                .map(
                    row ->
                        new Receipt(
                            row.get("id", UUID.class).toString(),
                            row.get("digest", String.class),
                            row.get("json", String.class),
                            row.get("signature", String.class),
                            row.get("given_at", Instant.class),
                            row.get("text_version", Integer.class),
                            row.get("language", String.class),
                            row.get("text_sha256", String.class),
                            List.of(row.get("purposes", String[].class)))));
  }

  @Override
  public String pseudonym(Person.Volunteer volunteer) {
    return app.transaction(
        volunteer,
        Purpose.OWN,
        sql ->
            sql.fetchSingle(
                    "select pseudonym from consent.volunteer where id = ?", volunteer.id().value())
                .get("pseudonym", String.class));
  }
}
