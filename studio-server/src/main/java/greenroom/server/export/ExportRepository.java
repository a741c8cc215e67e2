package greenroom.server.export;

import greenroom.recorder.Bundle.Withdrawal;
import greenroom.recorder.RecordingId;
import greenroom.server.Database;
import greenroom.server.GrantId;
import greenroom.server.Person;
import greenroom.server.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** What a bundle says, as far as its holder may see it. */
public final class ExportRepository {
  private final Database app;

  public ExportRepository(Database app) {
    this.app = app;
  }

  /**
   * A request with what it grants right now.
   *
   * @param recordings empty unless the grant stands
   */
  record Granted(
      GrantId id,
      UUID study,
      String purpose,
      String recipient,
      Instant expires,
      List<UUID> approvers,
      List<GrantedRecording> recordings) {}

  record GrantedRecording(RecordingId id, String pseudonym) {}

  Optional<Granted> find(Person.Staff holder, GrantId id) {
    return app.transaction(
        holder,
        Purpose.EXPORT,
        sql ->
            sql.fetch("select * from access.request where id = ?", id.value()).stream()
                .findFirst()
                .map(
                    row ->
                        new Granted(
                            id,
                            row.get("study", UUID.class),
                            row.get("purpose", String.class),
                            row.get("recipient", String.class),
                            row.get("expires_at", Instant.class),
                            approvers(sql, id),
                            recordings(sql, id))));
  }

  private static List<UUID> approvers(DSLContext sql, GrantId id) {
    return sql.fetch(
            "select guardian from access.decision where request = ? and approved order by decided_at",
            id.value())
        .map(row -> row.get("guardian", UUID.class));
  }

  private static List<GrantedRecording> recordings(DSLContext sql, GrantId id) {
    return sql.fetch(
            """
            select s.id, s.pseudonym from access.granted_recording g
              join session.session s on s.id = g.recording
            where g.request = ? and g.withdrawn_at is null order by s.started_at
            """,
            id.value())
        .map(
            row ->
                new GrantedRecording(
                    new RecordingId(row.get("id", UUID.class)),
                    row.get("pseudonym", String.class)));
  }

  /** Recordings that were granted and then withdrawn; the holder must stop using them. */
  List<Withdrawal> withdrawals(GrantId id) {
    return app.transaction(
        new Person.Studio(),
        Purpose.RESOLVE,
        sql ->
            sql.fetch(
                    """
                    select recording, withdrawn_at from access.granted_recording
                    where request = ? and withdrawn_at is not null order by withdrawn_at
                    """,
                    id.value())
                .map(
                    row ->
                        new Withdrawal(
                            new RecordingId(row.get("recording", UUID.class)),
                            row.get("withdrawn_at", Instant.class))));
  }
}
