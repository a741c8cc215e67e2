package greenroom.server.identity;

import greenroom.server.Database;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.Role;
import greenroom.server.StaffId;
import greenroom.server.StudyId;
import greenroom.server.Tokens;
import greenroom.server.identity.StaffAccounts.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Accounts of the staff in PostgreSQL. */
public final class StaffRepository {
  private static final Person STUDIO = new Person.Studio();

  private final Database app;

  public StaffRepository(Database app) {
    this.app = app;
  }

  /** A one-time link as it is kept. */
  record StoredLink(Person.Staff person, boolean used, boolean expired) {}

  /** An account with its password's hash, if one is set. */
  record StoredAccount(Person.Staff person, @Nullable String passwordHash) {}

  Optional<StoredLink> link(String token) {
    return app.transaction(
        STUDIO,
        Purpose.SIGN_IN,
        sql ->
            sql
                .fetch(
                    """
                    select staff, used_at is not null as used, expires_at < now() as expired
                    from identity.link where token_hash = ?
                    """,
                    Tokens.hash(token))
                .stream()
                .findFirst()
                .flatMap(
                    row ->
                        StaffRows.find(sql, row.get("staff", UUID.class))
                            .map(
                                person ->
                                    new StoredLink(
                                        person,
                                        row.get("used", Boolean.class),
                                        row.get("expired", Boolean.class)))));
  }

  /** Uses the link up and sets the password, both or neither; answers whether it was still good. */
  boolean accept(String token, StaffId staff, String passwordHash) {
    return app.transaction(
        STUDIO,
        Purpose.SIGN_IN,
        sql -> {
          int used =
              sql.execute(
                  """
                  update identity.link set used_at = now()
                  where token_hash = ? and used_at is null and expires_at > now()
                  """,
                  Tokens.hash(token));
          if (used == 1) {
            sql.execute(
                """
                insert into identity.password (staff, hash) values (?, ?)
                on conflict (staff) do update set hash = excluded.hash, set_at = now()
                """,
                staff.value(),
                passwordHash);
          }
          return used == 1;
        });
  }

  Optional<StoredAccount> account(String name) {
    return app.transaction(
        STUDIO,
        Purpose.SIGN_IN,
        sql ->
            sql.fetch(StaffRows.SELECT + " where s.name = ?", name).stream()
                .findFirst()
                .map(StaffRows::staff)
                .map(person -> new StoredAccount(person, passwordHash(sql, person))));
  }

  /** Whether there is an account of this name with a password. */
  public boolean hasPassword(String name) {
    return account(name).map(StoredAccount::passwordHash).isPresent();
  }

  private static @Nullable String passwordHash(DSLContext sql, Person.Staff person) {
    return sql
        .fetch("select hash from identity.password where staff = ?", person.id().value())
        .stream()
        .map(row -> row.get("hash", String.class))
        .findFirst()
        .orElse(null);
  }

  List<Account> all(Person.Staff by) {
    return app.transaction(
        by,
        Purpose.STAFF,
        sql ->
            sql.fetch(
                    StaffRows.SELECT.replace(
                            "as roles",
                            "as roles, exists (select from identity.password p where p.staff = s.id)"
                                + " as password_set")
                        + " order by s.name")
                .map(
                    row ->
                        new Account(
                            StaffRows.staff(row),
                            row.get("password_set", Boolean.class),
                            row.get("created_at", Instant.class))));
  }

  /** Makes the account if it is new, gives it the roles in the study, and makes a one-time link. */
  public String link(
      Person by, Purpose purpose, String name, StudyId study, Set<Role> roles, Duration valid) {
    String token = Tokens.fresh();
    return app.transaction(
        by,
        purpose,
        sql -> {
          UUID staff = staff(sql, name);
          for (Role role : roles) {
            sql.execute(
                "insert into access.team (study, staff, role) values (?, ?, ?) on conflict do nothing",
                study.value(),
                staff,
                role.name().toLowerCase(Locale.ROOT));
          }
          sql.execute(
              """
              insert into identity.link (token_hash, staff, expires_at)
              values (?, ?, now() + make_interval(secs => ?))
              """,
              Tokens.hash(token),
              staff,
              valid.toSeconds());
          return token;
        });
  }

  private static UUID staff(DSLContext sql, String name) {
    sql.execute(
        "insert into identity.staff (id, name) values (?, ?) on conflict (name) do nothing",
        UUID.randomUUID(),
        name);
    return sql.fetchSingle("select id from identity.staff where name = ?", name)
        .get("id", UUID.class);
  }

  /** The studies in which this person is an operator. */
  List<StudyId> operatedBy(Person.Staff person) {
    return app.transaction(
        person,
        Purpose.OWN,
        sql ->
            sql.fetch(
                    "select study from access.team where staff = ? and role = 'operator'",
                    person.id().value())
                .map(row -> new StudyId(row.get("study", UUID.class))));
  }
}
