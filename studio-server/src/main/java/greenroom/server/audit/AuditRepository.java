package greenroom.server.audit;

import greenroom.server.Audit;
import greenroom.server.Database;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.Role;
import greenroom.server.StudyId;
import greenroom.server.VolunteerId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The audit log in PostgreSQL: written through one function, read by the auditor's role. */
public final class AuditRepository implements Audit, AuditLog {
  private static final String LINES =
      "select *, (extract(epoch from at) * 1000000)::bigint as micros from audit.entry";

  private final Database app;
  private final Database auditor;

  public AuditRepository(Database app, Database auditor) {
    this.app = app;
    this.auditor = auditor;
  }

  @Override
  public void record(
      Person who,
      Act act,
      String subject,
      @Nullable VolunteerId owner,
      @Nullable StudyId study,
      String rule) {
    app.transaction(
        who,
        Purpose.AUDIT,
        sql ->
            sql.fetch(
                "select audit.append(?, ?, ?::uuid, ?::uuid, ?)",
                act.name(),
                subject,
                owner == null ? null : owner.value(),
                study == null ? null : study.value(),
                rule));
  }

  @Override
  public List<AuditEntry> about(Person.Volunteer volunteer) {
    return auditor.transaction(
        volunteer,
        Purpose.OWN,
        sql ->
            sql.fetch(
                    "select e.*, null as name from audit.entry e where owner = ? order by seq desc",
                    volunteer.id().value())
                .map(row -> entry(row, volunteer)));
  }

  @Override
  public List<AuditEntry> newest(Person.Staff person, int count) {
    if (!person.is(Role.GUARDIAN) && !person.is(Role.OPERATOR) && !person.is(Role.AUDITOR)) {
      throw new Denied("Only guardians, operators and auditors may read the audit log.");
    }
    return auditor.transaction(
        person,
        Purpose.AUDIT,
        sql ->
            sql.fetch(
                    """
                    select e.*, s.name from audit.entry e
                      left join identity.staff s on 'staff:' || s.id = e.who
                    order by seq desc limit ?
                    """,
                    count)
                .map(row -> entry(row, person)));
  }

  private static AuditEntry entry(Record row, Person reader) {
    String who = row.get("who", String.class);
    UUID study = row.get("study", UUID.class);
    return new AuditEntry(
        row.get("seq", Long.class),
        row.get("at", Instant.class),
        who,
        name(who, row.get("name", String.class), reader),
        row.get("act", String.class),
        row.get("subject", String.class),
        study == null ? null : study.toString(),
        row.get("rule", String.class),
        HexFormat.of().formatHex(row.get("hash", byte[].class)));
  }

  private static String name(String who, @Nullable String staff, Person reader) {
    if (who.equals(reader.key())) {
      return "you";
    }
    if (staff != null) {
      return staff;
    }
    if (who.startsWith("staff:")) {
      return "a member of the study's team";
    }
    return who.startsWith("volunteer:") ? "a volunteer" : "the studio";
  }

  @Override
  public long verify() {
    return auditor.transaction(
        new Person.Studio(),
        Purpose.AUDIT,
        sql -> {
          String before = AuditLine.BEGINNING;
          long seq = 0;
          for (AuditLine line : sql.fetch(LINES + " order by seq").map(AuditRepository::line)) {
            if (!line.follows(seq, before)) {
              throw new IllegalStateException(
                  "The audit log was changed at or before entry " + (seq + 1));
            }
            seq = line.seq();
            before = line.hash();
          }
          Record head = sql.fetchSingle("select seq, hash from audit.head");
          if (head.get("seq", Long.class) != seq
              || !HexFormat.of().formatHex(head.get("hash", byte[].class)).equals(before)) {
            throw new IllegalStateException(
                "The audit log ends at entry " + seq + ", but its head says otherwise");
          }
          return seq;
        });
  }

  /** Entries from this number on, at most so many, to be sealed. */
  List<AuditLine> lines(long from, int most) {
    return auditor.transaction(
        new Person.Studio(),
        Purpose.AUDIT,
        sql ->
            sql.fetch(LINES + " where seq >= ? order by seq limit ?", from, most)
                .map(AuditRepository::line));
  }

  private static AuditLine line(Record row) {
    return new AuditLine(
        row.get("seq", Long.class),
        row.get("micros", Long.class),
        row.get("who", String.class),
        row.get("act", String.class),
        row.get("subject", String.class),
        row.get("owner", String.class),
        row.get("study", String.class),
        row.get("rule", String.class),
        HexFormat.of().formatHex(row.get("hash", byte[].class)));
  }
}
