package greenroom.server.audit;

import greenroom.server.Audit;
import greenroom.server.Database;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.Role;
import greenroom.server.StudyId;
import greenroom.server.Tokens;
import greenroom.server.VolunteerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The audit log in PostgreSQL: written through one function, read by the auditor's role. */
public final class AuditRepository implements Audit, AuditLog {
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
          byte[] before = new byte[32];
          long expected = 0;
          for (Record row :
              sql.fetch(
                  """
                  select *, (extract(epoch from at) * 1000000)::bigint as micros
                  from audit.entry order by seq
                  """)) {
            expected++;
            byte[] hash = row.get("hash", byte[].class);
            if (row.get("seq", Long.class) != expected || !Arrays.equals(hash, hash(before, row))) {
              throw new IllegalStateException(
                  "The audit log was changed at or before entry " + expected);
            }
            before = hash;
          }
          Record head = sql.fetchSingle("select seq, hash from audit.head");
          if (head.get("seq", Long.class) != expected
              || !Arrays.equals(head.get("hash", byte[].class), before)) {
            throw new IllegalStateException(
                "The audit log ends at entry " + expected + ", but its head says otherwise");
          }
          return expected;
        });
  }

  /** As {@code audit.entry_hash} computes it. */
  private static byte[] hash(byte[] before, Record row) {
    StringBuilder fields = new StringBuilder();
    for (String field :
        List.of("seq", "micros", "who", "act", "subject", "owner", "study", "rule")) {
      String value = row.get(field, String.class);
      fields.append(value == null ? "" : value).append('\n');
    }
    byte[] text = fields.toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(before, before.length + text.length);
    System.arraycopy(text, 0, all, before.length, text.length);
    return Tokens.sha256(all);
  }
}
