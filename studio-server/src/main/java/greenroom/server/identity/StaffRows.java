package greenroom.server.identity;

import greenroom.server.Person;
import greenroom.server.Role;
import greenroom.server.StaffId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;

/** How a member of the staff is read from the database. */
final class StaffRows {
  /** Selects id, name and roles; a {@code where} may follow. */
  static final String SELECT =
      """
      select s.id, s.name, s.created_at,
             array(select distinct t.role from access.team t where t.staff = s.id) as roles
      from identity.staff s
      """;

  private StaffRows() {}

  static Optional<Person.Staff> find(DSLContext sql, UUID id) {
    return sql.fetch(SELECT + " where s.id = ?", id).stream().map(StaffRows::staff).findFirst();
  }

  static Person.Staff staff(Record row) {
    return new Person.Staff(
        new StaffId(row.get("id", UUID.class)),
        row.get("name", String.class),
        Stream.of(row.get("roles", String[].class))
            .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet()));
  }
}
