package greenroom.server.identity;

import greenroom.server.BrowserSession;
import greenroom.server.Database;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.StudyId;
import greenroom.server.Tokens;
import greenroom.server.VolunteerId;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Browsers in PostgreSQL. */
public final class BrowserRepository implements Browsers {
  private static final Person STUDIO = new Person.Studio();
  private static final Duration VOLUNTEERS_STAY = Duration.ofDays(30);
  private static final Duration STAFF_STAYS = Duration.ofHours(12);

  private final Database app;

  public BrowserRepository(Database app) {
    this.app = app;
  }

  @Override
  public Opened open(Person person) {
    String token = Tokens.fresh();
    return switch (person) {
      case Person.Volunteer volunteer ->
          open(token, volunteer, volunteer.id().value(), null, VOLUNTEERS_STAY);
      case Person.Staff staff -> open(token, staff, null, staff.id().value(), STAFF_STAYS);
      case Person.Payee payee -> throw noBrowser(payee);
      case Person.Studio studio -> throw noBrowser(studio);
    };
  }

  private static IllegalArgumentException noBrowser(Person person) {
    return new IllegalArgumentException("Only people use browsers, not " + person.key());
  }

  private Opened open(
      String token,
      Person person,
      @org.jspecify.annotations.Nullable UUID volunteer,
      @org.jspecify.annotations.Nullable UUID staff,
      Duration stay) {
    app.transaction(
        STUDIO,
        Purpose.SIGN_IN,
        sql -> {
          sql.execute("delete from identity.browser where expires_at < now()");
          return sql.execute(
              """
              insert into identity.browser (token_hash, volunteer, staff, expires_at)
              values (?, ?::uuid, ?::uuid, now() + make_interval(secs => ?))
              """,
              Tokens.hash(token),
              volunteer,
              staff,
              stay.toSeconds());
        });
    return new Opened(token, new BrowserSession(person, csrf(token)), stay.toSeconds());
  }

  @Override
  public Optional<BrowserSession> who(String token) {
    return app.transaction(
        STUDIO,
        Purpose.SIGN_IN,
        sql ->
            sql
                .fetch(
                    """
                    select b.volunteer, b.staff, v.study from identity.browser b
                      left join consent.volunteer v on v.id = b.volunteer
                    where b.token_hash = ? and b.expires_at > now()
                    """,
                    Tokens.hash(token))
                .stream()
                .findFirst()
                .flatMap(row -> person(sql, row))
                .map(person -> new BrowserSession(person, csrf(token))));
  }

  private static Optional<? extends Person> person(DSLContext sql, Record row) {
    UUID volunteer = row.get("volunteer", UUID.class);
    return volunteer == null
        ? StaffRows.find(sql, row.get("staff", UUID.class))
        : Optional.of(
            new Person.Volunteer(
                new VolunteerId(volunteer), new StudyId(row.get("study", UUID.class))));
  }

  @Override
  public void close(String token) {
    app.transaction(
        STUDIO,
        Purpose.SIGN_IN,
        sql ->
            sql.execute("delete from identity.browser where token_hash = ?", Tokens.hash(token)));
  }

  /** Follows from the token, which no page shows; so nothing more needs to be kept. */
  private static String csrf(String token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.hash("csrf:" + token));
  }
}
