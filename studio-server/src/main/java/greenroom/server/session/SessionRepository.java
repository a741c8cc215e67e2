package greenroom.server.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionState;
import greenroom.recorder.SessionStatus;
import greenroom.server.Database;
import greenroom.server.Denied;
import greenroom.server.Money;
import greenroom.server.OfferedTask;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.StudyId;
import greenroom.server.VolunteerId;
import greenroom.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Sessions in PostgreSQL. */
public final class SessionRepository {
  private static final Person STUDIO = new Person.Studio();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database app;

  public SessionRepository(Database app) {
    this.app = app;
  }

  /**
   * Adds a live session under the volunteer's newest receipt.
   *
   * @return empty if the volunteer has a live session already, or has given no consent
   */
  Optional<SessionRow> add(
      Person.Volunteer volunteer, RecordingId id, OfferedTask task, long seed) {
    return app.transaction(
        volunteer,
        Purpose.OWN,
        sql ->
            sql
                .fetch(
                    """
                    insert into session.session
                      (id, study, volunteer, pseudonym, receipt, consent, uses, task, task_version, task_digest,
                       price_cents, floor_cents, currency, seed)
                    select ?, r.study, r.volunteer, v.pseudonym, r.id, r.digest, r.purposes, s.task, ?, ?, ?,
                           greatest(?, case when s.currency = ? then s.floor_cents else 0 end), ?, ?
                    from (select * from consent.receipt where volunteer = ?
                          order by given_at desc limit 1) r
                      join (select id, currency, floor_cents, unnest(tasks) as task from study.study) s
                        on s.id = r.study and s.task = ?
                      join consent.volunteer v on v.id = r.volunteer
                    on conflict do nothing
                    returning *
                    """,
                    id.value(),
                    task.version(),
                    task.digest(),
                    task.price().cents(),
                    task.hourlyFloor().cents(),
                    task.price().currency(),
                    task.price().currency(),
                    seed,
                    volunteer.id().value(),
                    task.id().value())
                .stream()
                .findFirst()
                .map(SessionRepository::row));
  }

  SessionRow find(Person.Volunteer volunteer, RecordingId id) {
    return app
        .transaction(
            volunteer,
            Purpose.OWN,
            sql -> sql.fetch("select * from session.session where id = ?", id.value()))
        .stream()
        .findFirst()
        .map(SessionRepository::row)
        .orElseThrow(() -> new Denied("This is not a session of yours."));
  }

  List<SessionRow> of(Person.Volunteer volunteer) {
    return app.transaction(
        volunteer,
        Purpose.OWN,
        sql ->
            sql.fetch(
                    "select * from session.session where volunteer = ? order by started_at desc",
                    volunteer.id().value())
                .map(SessionRepository::row));
  }

  /** The studio's own look at one session. */
  SessionRow look(RecordingId id) {
    return app.transaction(
        STUDIO,
        Purpose.KEEP_SESSIONS,
        sql -> row(sql.fetchSingle("select * from session.session where id = ?", id.value())));
  }

  /** Sessions that run, and those whose files the host still has to delete. */
  List<SessionRow> needCare() {
    return app.transaction(
        STUDIO,
        Purpose.KEEP_SESSIONS,
        sql ->
            sql.fetch(
                    """
                    select * from session.session
                    where stage = 'LIVE' or (stage in ('DISCARDED', 'WITHDRAWN') and not files_deleted)
                    """)
                .map(SessionRepository::row));
  }

  /** How many sessions run. */
  public int countLive() {
    return app.transaction(
        STUDIO,
        Purpose.KEEP_SESSIONS,
        sql ->
            sql.fetchSingle("select count(*)::int as n from session.session where stage = 'LIVE'")
                .get("n", Integer.class));
  }

  void hasRecipient(RecordingId id, String recipient) {
    update(id, "recipient = ?", recipient);
  }

  void isOrdered(RecordingId id) {
    update(id, "ordered = true");
  }

  void filesAreDeleted(RecordingId id) {
    update(id, "files_deleted = true");
  }

  /** A trouble between studio and host; null when it is over. */
  void hasProblem(RecordingId id, @Nullable String problem) {
    update(id, "problem = ?::text", problem);
  }

  /** Mirrors what the host says. */
  void mirror(RecordingId id, SessionStatus status) {
    update(
        id,
        """
        host_state = ?, problem = ?::text, active_seconds = ?, outcome = ?::text, marks = ?,
        checks = ?::jsonb, parts = ?, bytes = ?, flagged = ?, incomplete = ?
        """,
        status.state().name(),
        status.problem(),
        status.activeSeconds(),
        status.outcome(),
        status.marks().toArray(String[]::new),
        json(status.checks()),
        status.parts(),
        status.bytes(),
        status.flagged(),
        status.incomplete());
  }

  /** The recording is closed: the volunteer decides now. */
  void closed(RecordingId id, boolean finished) {
    update(
        id,
        """
        finished = ?, closed_at = coalesce(closed_at, now()),
        stage = case when stage = 'LIVE' then 'REVIEWING' else stage end
        """,
        finished);
  }

  /** The session cannot go on, for a reason that the host does not say itself. */
  void broke(RecordingId id, StudioProblem problem) {
    update(id, "host_state = 'BROKEN', problem = ?, incomplete = true", problem.code());
  }

  private void update(RecordingId id, String change, @Nullable Object... values) {
    Object[] bindings = java.util.Arrays.copyOf(values, values.length + 1);
    bindings[values.length] = id.value();
    app.transaction(
        STUDIO,
        Purpose.KEEP_SESSIONS,
        sql -> sql.execute("update session.session set " + change + " where id = ?", bindings));
  }

  /**
   * The volunteer's decision.
   *
   * @return whether the session was in one of the stages from which it may be made
   */
  boolean decide(Person.Volunteer volunteer, RecordingId id, Stage decision, List<Stage> from) {
    return app.transaction(
            volunteer,
            Purpose.OWN,
            sql ->
                sql.execute(
                    """
                    update session.session set stage = ?, decided_at = now(),
                      closed_at = coalesce(closed_at, now())
                    where id = ? and stage = any(?)
                    """,
                    decision.name(),
                    id.value(),
                    from.stream().map(Stage::name).toArray(String[]::new)))
        == 1;
  }

  /** Ends what was granted of a recording that its volunteer takes back. */
  void endGrants(Person.Volunteer volunteer, RecordingId id) {
    app.transaction(
        volunteer,
        Purpose.WITHDRAW,
        sql ->
            sql.execute(
                """
                update access.granted_recording set withdrawn_at = now()
                where recording = ? and withdrawn_at is null
                """,
                id.value()));
  }

  private static SessionRow row(Record row) {
    String currency = row.get("currency", String.class);
    return new SessionRow(
        session(row),
        row.get("consent", String.class),
        new Money(row.get("price_cents", Long.class), currency),
        new Money(row.get("floor_cents", Long.class), currency),
        row.get("recipient", String.class),
        row.get("ordered", Boolean.class),
        row.get("files_deleted", Boolean.class));
  }

  private static TaskSession session(Record row) {
    return new TaskSession(
        new RecordingId(row.get("id", UUID.class)),
        new StudyId(row.get("study", UUID.class)),
        new VolunteerId(row.get("volunteer", UUID.class)),
        new TaskId(row.get("task", String.class)).value(),
        row.get("task_version", Integer.class),
        row.get("task_digest", String.class),
        row.get("seed", Long.class),
        Stage.valueOf(row.get("stage", String.class)),
        SessionState.valueOf(row.get("host_state", String.class)),
        row.get("problem", String.class),
        row.get("active_seconds", Long.class),
        row.get("outcome", String.class),
        List.of(row.get("marks", String[].class)),
        checks(row.get("checks", String.class)),
        row.get("parts", Integer.class),
        row.get("bytes", Long.class),
        row.get("flagged", Boolean.class),
        row.get("incomplete", Boolean.class),
        row.get("finished", Boolean.class),
        row.get("started_at", Instant.class),
        row.get("closed_at", Instant.class),
        row.get("decided_at", Instant.class));
  }

  private static Map<String, String> checks(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A session's checks cannot be read", e);
    }
  }

  private static String json(Map<String, String> checks) {
    try {
      return JSON.writeValueAsString(checks);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A session's checks cannot be written", e);
    }
  }
}
